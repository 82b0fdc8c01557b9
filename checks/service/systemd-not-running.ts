import { all, any, defineCheck, environment, platform, runtimes, servers, systemd } from '#api';

export default defineCheck({
  id: 'systemd-not-running',
  layer: 'service',
  kind: 'exposure',
  title: 'systemd does not run here, so Ollama’s installer sets up no service',
  impact: 'degraded',
  symptom: 'The installation ends well, then the client cannot connect to Ollama, or only until the next restart.',
  blamedOn: 'a firewall, or a port conflict',
  runtimes: ['ollama'],
  when: all(
    // WSL has a switch of its own for it, and a check of its own.
    platform.system.is('native'),
    systemd.running.is(false),
    platform.container.isAbsent(),
    // Where the installer puts it; packages for other init systems bring a script of their own and use /usr/bin.
    runtimes.some((runtime) =>
      all(runtime.kind.is('ollama'), runtime.path.has(/^\/usr\/local\//), any(runtime.packages.isAbsent(), runtime.packages.isEmpty())),
    ),
    servers.none((server) => server.kind.is('ollama')),
  ),
  // It is a client of a server elsewhere.
  unless: environment.variables.value('OLLAMA_HOST', /^(?!.*\b(?:localhost|127\.0\.0\.1|0\.0\.0\.0)\b)\S/),
  hints: [/System has not been booted with systemd as init system/, /^(?:>>> |WARNING: )?systemd is not running\b/],
  remedy: [
    { do: 'Start the server from the init system at hand (OpenRC, runit and others; several distributions package a script), or by hand with `ollama serve`.' },
  ],
  verify: 'curl -s http://127.0.0.1:11434/api/version',
  owner: { component: 'ollama' },
  evidence: [
    {
      url: 'https://github.com/ollama/ollama/issues/6636',
      date: '2024-09-04',
      establishes: 'without systemd there is no service, and the installer said nothing of it then',
      strength: 'several-reports',
    },
    {
      url: 'https://github.com/ollama/ollama/issues/16191',
      date: '2026-05-16',
      establishes: 'the script still sets up a service for systemd only',
      strength: 'several-reports',
    },
    {
      url: 'https://github.com/ollama/ollama/blob/v0.32.15/scripts/install.sh',
      date: '2026-08-19',
      establishes: 'the service is started where systemctl reports a running system only',
      strength: 'documented',
    },
  ],
});
