import { all, defineCheck, environment, not, platform, serverUnreachableTold, wsl, wslLocalhostRefused } from '#api';

export default defineCheck({
  id: 'wsl-server-in-windows',
  layer: 'wsl',
  kind: 'exposure',
  title: 'In WSL2’s own network localhost is the distribution; the server runs in Windows',
  impact: 'blocked',
  symptom:
    'A program in WSL2, or in a container there, gets “connection refused” or no answer from Ollama or LM Studio, while a browser in Windows reaches it.',
  blamedOn: 'a server that does not run, or the client',
  runtimes: ['ollama', 'lm-studio', 'llama.cpp', 'koboldcpp', 'lemonade'],
  when: all(
    platform.system.is('wsl2'),
    wsl.serverInWindows.is(true),
    // A negation, since what is set there is seldom told: with mirrored networking both share localhost.
    not(wsl.networkingMode.is('mirrored')),
  ),
  // It listens on all addresses already; then it is a firewall, or the address that the client has.
  unless: environment.variables.value('OLLAMA_HOST', /^(?:https?:\/\/)?0\.0\.0\.0/),
  hints: [...wslLocalhostRefused],
  said: [...serverUnreachableTold],
  remedy: [
    {
      do: 'From a container of Docker Desktop: this name leads to Windows; if it is refused there as well, go on with the next step. A Docker engine within a distribution has it only with --add-host, and it leads to the distribution then.',
      setting: 'http://host.docker.internal:11434',
    },
    {
      do: 'Let the server in Windows listen on all addresses and restart it (for Ollama an environment variable of Windows; LM Studio has “Serve on Local Network”). It is open to the network then: allow it in Windows’ firewall for WSL’s adapter alone.',
      setting: 'OLLAMA_HOST=0.0.0.0',
    },
    {
      do: 'Give the client Windows’ address as WSL sees it instead of localhost: the gateway that the command below prints in the distribution, not in a container.',
    },
    {
      do: 'Or, with Windows 11 22H2 and later, let both share localhost, in %UserProfile%\\.wslconfig under [wsl2]; containers with published ports can suffer from it. Then end WSL, which stops all distributions.',
      setting: 'networkingMode=mirrored',
    },
    { do: 'Or run the server within WSL2, where the GPU can be used as well.' },
  ],
  verify: 'curl http://$(ip route show default | cut -d" " -f3):11434/api/version',
  owner: { component: 'local-configuration' },
  evidence: [
    {
      url: 'https://learn.microsoft.com/en-us/windows/wsl/networking',
      date: '2026-07-30',
      establishes: 'how programs of Windows are reached from a distribution, with NAT and with mirrored networking',
      strength: 'documented',
    },
    {
      url: 'https://github.com/apurvsinghgautam/robin/issues/47',
      date: '2025-11-25',
      establishes: 'Errno 111 in WSL with Ollama in Windows, and OLLAMA_HOST=0.0.0.0 as the way',
      strength: 'several-reports',
    },
    {
      url: 'https://github.com/nilsherzig/LLocalSearch/issues/36',
      date: '2024-04-04',
      establishes: 'a container on Windows is refused at localhost:11434, and reaches Ollama at host.docker.internal',
      strength: 'several-reports',
    },
    {
      url: 'https://github.com/ollama/ollama-python/issues/304',
      date: '2024-12-30',
      establishes: 'the same from Python; the address of the adapter instead of localhost',
      strength: 'several-reports',
    },
  ],
});
