import { homedir, hostname, networkInterfaces, userInfo } from 'node:os';
import { isOk } from '../host/host.ts';
import { readTextNow } from '../host/read-file.ts';
import { joinPrivate, type PrivateValues, privateValuesOf } from './private-values.ts';

/** Accounts of a university fit; what is no account file does not fill the memory. */
const largestFile = 2 * 1024 * 1024;

/** What is private on the machine that we run on, asked of the system itself, so that no probe has to have succeeded. */
export function livePrivateValues(): PrivateValues {
  const attempt = <T>(ask: () => T, otherwise: T): T => {
    try {
      return ask();
    } catch {
      return otherwise;
    }
  };
  const texts = new Map<string, string>();
  for (const path of ['/etc/passwd', '/etc/hostname', '/etc/machine-id'])
    attempt(() => {
      const answer = readTextNow(path, largestFile);
      return isOk(answer) ? texts.set(`file ${path}`, answer.text) : texts;
    }, texts);
  for (const name of ['USER', 'LOGNAME', 'SUDO_USER', 'HOSTNAME', 'HOME']) texts.set(`env ${name}`, process.env[name] ?? '');
  texts.set('file /proc/sys/kernel/hostname', attempt(hostname, ''));
  // The C library's own look-up reads any file in full, or waits for a directory server: it is asked only for whom neither the environment nor
  // the accounts name, and never where what lies there are no accounts.
  const accounts = texts.get('file /etc/passwd') ?? '';
  const listed = new RegExp(`^[^:]*:[^:]*:${process.getuid?.() ?? -1}:`, 'm').test(accounts);
  const unnamed = /^root:/m.test(accounts) && !listed && texts.get('env USER') === '' && texts.get('env LOGNAME') === '';
  const own = unnamed ? attempt(() => [userInfo().username], []) : [];
  const addresses = attempt(
    () => Object.values(networkInterfaces()).flatMap((each) => (each ?? []).filter(({ internal }) => !internal).flatMap(({ address, mac }) => [address, mac])),
    [],
  );
  return joinPrivate(
    privateValuesOf(texts),
    privateValuesOf(
      new Map([
        ['env USER', own[0] ?? ''],
        ['env HOME', unnamed ? attempt(homedir, '') : ''],
      ]),
    ),
    { users: [], hosts: [], homes: [], addresses: addresses.filter((address) => address !== '00:00:00:00:00:00'), ids: [] },
  );
}
