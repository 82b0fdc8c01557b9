import { all, defineCheck, not, servers, services } from '#api';

export default defineCheck({
  id: 'ollama-port-taken',
  layer: 'service',
  kind: 'exposure',
  title: 'Port 11434 is taken by another Ollama server, so this one cannot start',
  impact: 'degraded',
  symptom: '“bind: address already in use”; or the client talks to a server with other models, settings and GPU rights than expected.',
  blamedOn: 'a hung process, or a bug in Ollama',
  runtimes: ['ollama'],
  when: all(
    services.some((unit) => all(unit.serves.is('ollama'), not(unit.activeState.is('active')), unit.result.is('exit-code'))),
    servers.some((server) => all(server.kind.is('ollama'), server.role.is('server'))),
  ),
  proves: [/listen tcp \S{0,60}:11434: bind: address already in use/, /listen tcp \S{0,60}:11434: bind: Only one usage of each socket address/],
  remedy: [
    {
      do: 'Keep one server. The installed service needs no `ollama serve` beside it; to run one by hand, stop the service first (its loaded models go).',
      commands: ['systemctl status ollama --no-pager', 'ss -ltnp "sport = :11434"'],
    },
    { do: 'Under WSL the holder may be Ollama for Windows or a container. To run two on purpose, give one another OLLAMA_HOST port.' },
  ],
  verify: 'curl -s http://127.0.0.1:11434/api/version',
  owner: { component: 'local-configuration' },
  evidence: [
    {
      url: 'https://github.com/ollama/ollama/issues/707',
      date: '2024-05-01',
      establishes: 'the installed service holds the port; the maintainer’s advice to stop it',
      strength: 'maintainer-confirmed',
    },
    {
      url: 'https://github.com/intel/ipex-llm/issues/11755',
      date: '2024-08-09',
      establishes: 'a stock service keeps another build of Ollama from starting',
      strength: 'several-reports',
    },
  ],
});
