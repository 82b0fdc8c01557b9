import { systemd } from '../facts/systemd.ts';
import { isOk } from '../host/host.ts';
import { parsePasswd } from '../parsers/account-files.ts';
import { parseProcessStatus } from '../parsers/process-status.ts';
import { defineProbe, from, gap, known } from './define-probe.ts';

const asked = 'systemctl show --property=Version,SystemState';

export default defineProbe({
  id: 'systemd',
  about: 'Whether systemd runs here, its version and state, and whether user units live on after logout',
  reads: [
    'file /proc/1/comm',
    'stat /run/systemd/system',
    'file /proc/self/status',
    'file /etc/passwd',
    'stat /run/user/*/systemd',
    'stat /var/lib/systemd/linger/*',
    `command ${asked}`,
  ],
  gives: Object.values(systemd),
  async gather(host, claim) {
    const [comm, folder, self, passwd] = await Promise.all([
      host.read('/proc/1/comm'),
      host.stat('/run/systemd/system'),
      host.read('/proc/self/status'),
      host.read('/etc/passwd', { maxBytes: 1024 * 1024 }),
    ]);
    claim(
      systemd.init,
      from('file /proc/1/comm', comm, (text) => text.trim()),
    );
    const running = from('stat /run/systemd/system', folder, () => true, { absent: false });
    claim(systemd.running, running);
    if (!isOk(folder)) {
      // Without systemd there is nothing to ask; where it is not known whether it runs, neither is the rest.
      const none = <T>(value: T | null) => ('value' in running ? known(value, running.source) : running);
      claim(systemd.version, none<string>(null));
      claim(systemd.state, none<string>(null));
      claim(systemd.userManager, none(false));
      claim(systemd.lingering, none(false));
      return;
    }
    const manager = host.run(asked, { timeoutMs: 1_000 });
    const uid = from('file /proc/self/status', self, (text) => parseProcessStatus(text).uid, { absent: 'gap' });
    const user = 'value' in uid ? from('file /etc/passwd', passwd, (text) => parsePasswd(text).find((each) => each.uid === uid.value)?.name ?? null) : uid;
    const [bus, linger] = await Promise.all([
      'value' in uid ? host.stat(`/run/user/${uid.value}/systemd`) : undefined,
      'value' in user && user.value !== null ? host.stat(`/var/lib/systemd/linger/${user.value}`) : undefined,
    ]);
    claim(
      systemd.userManager,
      bus === undefined ? gap('unreadable', uid.source) : from(`stat /run/user/${'value' in uid ? uid.value : ''}/systemd`, bus, () => true, { absent: false }),
    );
    // An account of a directory service is not in /etc/passwd, so its name is not known here.
    claim(
      systemd.lingering,
      linger === undefined
        ? gap('unreadable', user.source, 'the name of this account')
        : from('stat /var/lib/systemd/linger', linger, () => true, { absent: false }),
    );
    const answer = await manager;
    const property = (name: string) =>
      from(`command ${asked}`, answer, (text) => {
        const value = new RegExp(`^${name}=(.+)$`, 'm').exec(text)?.[1];
        if (value === undefined) throw new Error(`no ${name}= line`);
        return value.trim();
      });
    // Distributions add their own revision: 255.4-1ubuntu8, 257.5-2.fc42.
    const version = property('Version');
    claim(
      systemd.version,
      'value' in version && version.value !== null ? known(/^\d+(?:\.\d+)*/.exec(version.value)?.[0] ?? null, version.source) : version,
      'tool',
    );
    claim(systemd.state, property('SystemState'), 'tool');
  },
});
