import { all, defineCheck, gpus, not, platform, services, systemd } from '#api';

export default defineCheck({
  id: 'user-unit-without-lingering',
  layer: 'service',
  kind: 'exposure',
  title: 'The model server is a user unit without lingering: it stops when the last session ends',
  impact: 'unstable',
  symptom: 'The server works over SSH and is gone some time after the log-out, without an error; it does not start at boot.',
  blamedOn: 'a crash, lack of memory, or an idle timeout',
  runtimes: [],
  when: all(
    systemd.running.is(true),
    systemd.lingering.is(false),
    // There the distribution keeps a session as long as it runs.
    not(platform.system.is('wsl2')),
    // On a desktop the session is there as long as the user is.
    gpus.none((gpu) => gpu.display.is(true)),
    services.some((unit) => all(unit.kind.is('user'), unit.enabled.is('enabled'))),
  ),
  hints: [/^Linger=no$/, /Stopp(?:ing|ed) (?:user@\d+\.service|User Manager for UID \d+)/],
  remedy: [
    {
      do: 'Let the user’s manager live on without a session. All enabled user units of this user then start at boot.',
      commands: ['sudo loginctl enable-linger "$USER"'],
    },
    {
      do: 'Or make it a system unit with User=. On Ubuntu 24.04 (systemd 255) that is the surer way: there the manager was ended now and then although lingering was on; 256.3 mends it.',
    },
  ],
  verify: 'loginctl show-user "$USER" -p Linger',
  owner: { component: 'local-configuration' },
  evidence: [
    {
      url: 'https://github.com/nanocoai/nanoclaw/pull/1418',
      date: '2026-03-25',
      establishes: 'a user unit dies with the last SSH session; lingering keeps it',
      strength: 'several-reports',
    },
    {
      url: 'https://github.com/systemd/systemd/issues/43361',
      date: '2026-08-11',
      establishes: 'systemd 255 of Ubuntu 24.04 ends the manager after the last session in spite of Linger=yes, a race; mended in 256.3, not in 255',
      strength: 'single-report',
    },
    {
      url: 'https://github.com/chenhg5/cc-connect/issues/960',
      date: '2026-05-12',
      establishes: 'the journal of such an end: the session closes, ten seconds later the user’s manager and its units stop',
      strength: 'several-reports',
    },
    {
      url: 'https://github.com/K9i-0/ccpocket/pull/9',
      date: '2026-03-12',
      establishes: 'the same for another server, tried on three distributions',
      strength: 'several-reports',
    },
  ],
});
