import { all, any, defineCheck, not, platform, systemd, wsl, wslUserSessionFailed } from '#api';

export default defineCheck({
  id: 'wsl-systemd-user-session-missing',
  layer: 'wsl',
  kind: 'exposure',
  title: 'WSL’s login left the user without a systemd of their own, so user services do not run',
  impact: 'degraded',
  symptom: 'systemctl --user finds no bus; rootless containers and servers that are user units do not start, while system units do.',
  blamedOn: 'D-Bus, or the unit',
  runtimes: [],
  when: all(
    platform.system.is('wsl2'),
    platform.container.isAbsent(),
    // Without systemd there is no such bus either, and systemctl says the same of it.
    any(systemd.running.is(true), wsl.systemd.is(true)),
    // A negation: that the bus is missing sets nothing apart.
    not(any(wsl.userBus.isAbsent(), wsl.userBus.is(true))),
  ),
  proves: [...wslUserSessionFailed],
  hints: [/Failed to connect to (?:user scope )?bus(?: via local transport)?: No such file or directory/],
  remedy: [
    {
      do: 'See whether a second distribution with systemd runs (Podman’s machine is one). Releases of WSL up to 2.9.4 let users of the same number in two of them collide in one cgroup tree, and a restart of the unit fails too. Then end WSL, which stops all distributions, and start this one first; or give the user another number in one of them.',
      setting: 'wsl --shutdown',
    },
    {
      do: 'With a single distribution, start the user’s systemd anew after the login; what runs in it ends. Windows under load can be too slow for the login.',
      commands: ['sudo systemctl restart user@$(id -u).service'],
    },
    { do: 'Run the server as a system unit with User=, which does not depend on it.' },
    {
      do: 'Update WSL: 2.9.5, of August 2026, gives each distribution a cgroup tree of its own (as long as it is a pre-release: wsl --update --pre-release). 2.0.9 to 2.0.12 left /run/user to root where guiApplications=false stands in .wslconfig, and with releases of summer 2024 systemd 256 started no user’s systemd.',
      commands: ['wsl.exe --update'],
    },
  ],
  verify: 'ls -l /run/user/$(id -u)/bus; systemctl --user is-system-running',
  owner: { component: 'wsl' },
  evidence: [
    {
      url: 'https://github.com/microsoft/WSL/blob/3e27a6a50177ce4e32e72f7b957aef5db5768062/src/linux/init/init.cpp',
      date: '2026-08-08',
      establishes: 'the message at a login, which WSL’s init prints where the user’s session did not come up',
      strength: 'maintainer-confirmed',
    },
    {
      url: 'https://github.com/microsoft/WSL/pull/40519',
      date: '2026-07-14',
      establishes: 'merged, after 2.9.4: a cgroup tree for each distribution, since only one of several could start the user’s session',
      strength: 'maintainer-confirmed',
    },
    {
      url: 'https://github.com/microsoft/WSL/issues/40593',
      date: '2026-05-19',
      establishes: '2.7: a developer of WSL repeats it with two distributions; they share one cgroup tree',
      strength: 'maintainer-confirmed',
    },
    {
      url: 'https://github.com/microsoft/WSL/issues/13188',
      date: '2025-06-26',
      establishes: '2.5.9: the second distribution has no user session, and the restart of its unit ends in status 219/CGROUP',
      strength: 'several-reports',
    },
    {
      url: 'https://github.com/microsoft/WSL/issues/13186',
      date: '2026-08-15',
      establishes: 'the release 2.9.5 with that change cures it; before it the order of starting decides',
      strength: 'several-reports',
    },
    {
      url: 'https://github.com/microsoft/WSL/issues/13143',
      date: '2025-06-19',
      establishes: '2.5.9: no bus in /run/user until user@1000.service is restarted',
      strength: 'several-reports',
    },
    {
      url: 'https://github.com/microsoft/WSL/issues/10846',
      date: '2023-11-29',
      establishes: '2.0.12 with guiApplications=false: the folder belongs to root',
      strength: 'several-reports',
    },
    {
      url: 'https://github.com/microsoft/WSL/issues/10818',
      date: '2023-11-23',
      establishes: 'the same with 2.0.9',
      strength: 'several-reports',
    },
    {
      url: 'https://github.com/systemd/systemd/issues/33483',
      date: '2024-06-26',
      establishes: 'an update from systemd 255 to 256 and no bus since; systemd’s author: a matter of WSL',
      strength: 'several-reports',
    },
    {
      url: 'https://github.com/microsoft/WSL/issues/8842',
      date: '2023-04-03',
      establishes: 'the bus is missing after some logins',
      strength: 'several-reports',
    },
  ],
});
