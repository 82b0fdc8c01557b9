import { readFileSync } from 'node:fs';
import { homedir, hostname, networkInterfaces, userInfo } from 'node:os';
import { joinPrivate, type PrivateValues, privateValuesOf } from './private-values.ts';

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
  for (const path of ['/etc/passwd', '/etc/hostname', '/etc/machine-id']) attempt(() => texts.set(`file ${path}`, readFileSync(path, 'utf8')), texts);
  for (const name of ['USER', 'LOGNAME', 'SUDO_USER', 'HOSTNAME', 'HOME']) texts.set(`env ${name}`, process.env[name] ?? '');
  texts.set('file /proc/sys/kernel/hostname', attempt(hostname, ''));
  const own = attempt(() => [userInfo().username], []);
  const addresses = attempt(
    () => Object.values(networkInterfaces()).flatMap((each) => (each ?? []).filter(({ internal }) => !internal).flatMap(({ address, mac }) => [address, mac])),
    [],
  );
  return joinPrivate(
    privateValuesOf(texts),
    privateValuesOf(
      new Map([
        ['env USER', own[0] ?? ''],
        ['env HOME', attempt(homedir, '')],
      ]),
    ),
    { users: [], hosts: [], homes: [], addresses: addresses.filter((address) => address !== '00:00:00:00:00:00'), ids: [] },
  );
}
