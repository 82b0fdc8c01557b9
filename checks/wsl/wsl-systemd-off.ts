import { all, any, defineCheck, environment, holds, not, ollama, platform, runtimes, systemd, wsl } from '#api';

export default defineCheck({
  id: 'wsl-systemd-off',
  layer: 'wsl',
  kind: 'exposure',
  title: 'systemd is off in this WSL distribution, so ollama.service does not start by itself',
  impact: 'degraded',
  symptom: 'ollama run cannot connect after login, or the server must be started by hand in every session.',
  blamedOn: 'the installation of Ollama, or Windows’ firewall',
  runtimes: ['ollama'],
  when: all(
    platform.system.is('wsl2'),
    platform.container.isAbsent(),
    systemd.running.is(false),
    // Packages of distributions without systemd bring a script of their own, and lie elsewhere than where the installer puts it.
    runtimes.some((runtime) => all(runtime.kind.is('ollama'), not(runtime.path.has(/^\/(?!usr\/local\/)/)))),
  ),
  unless: any(
    // Then it waits for a new start of WSL, or does not come up.
    wsl.systemd.is(true),
    // It runs.
    not(ollama.version.isAbsent()),
    // It is a client of a server elsewhere, as that in Windows.
    environment.variables.value('OLLAMA_HOST', /^(?!.*\b(?:localhost|127\.0\.0\.1|0\.0\.0\.0)\b)\S/),
    // In a container, which has no systemd in WSL either, its words say nothing of the distribution.
    holds('it is a container', [platform.container], () => true),
  ),
  hints: [/System has not been booted with systemd as init system/, /systemd is not running/],
  remedy: [
    {
      do: 'Write [boot] and below it systemd=true into /etc/wsl.conf, then end WSL from PowerShell, which stops all distributions. Debian and its relatives need the package systemd-sysv.',
      setting: 'systemd=true',
    },
    {
      do: 'Then switch the service on: Ollama’s installer writes its unit without systemd as well, but does not enable it. If systemctl says that there is no such unit, run the installer again.',
      commands: ['sudo systemctl enable --now ollama'],
    },
    { do: 'Or start the server at boot without systemd: command= under [boot] in the same file. Who starts it by hand needs none of this.' },
  ],
  verify: 'systemctl is-active ollama',
  owner: { component: 'local-configuration' },
  evidence: [
    {
      url: 'https://learn.microsoft.com/en-us/windows/wsl/systemd',
      date: '2026-07-30',
      establishes: 'how systemd is switched on; current Ubuntu has it on from the start, other distributions may not',
      strength: 'documented',
    },
    {
      url: 'https://github.com/ollama/ollama/blob/fb30760996871fa9460115c753afd2c60d4ab0f7/scripts/install.sh',
      date: '2026-08-21',
      establishes: 'the installer writes the unit, and enables it only where systemd runs',
      strength: 'maintainer-confirmed',
    },
    {
      url: 'https://github.com/ollama/ollama/pull/6693',
      date: '2024-09',
      establishes: 'Ollama’s installer warns of this very state',
      strength: 'maintainer-confirmed',
    },
  ],
});
