import { all, defineCheck, not, portTaken, servers, services } from '#api';

export default defineCheck({
  id: 'ollama-port-taken',
  layer: 'service',
  kind: 'exposure',
  title: 'Port 11434 is taken, mostly by another Ollama server, so this one cannot start',
  impact: 'degraded',
  symptom:
    '“bind: address already in use”, or Docker’s “port is already allocated”; or the client talks to a server with other models, settings and GPU rights than expected.',
  blamedOn: 'a hung process, or a bug in Ollama',
  runtimes: ['ollama'],
  when: all(
    services.some((unit) =>
      all(
        unit.serves.is('ollama'),
        not(unit.activeState.is('active')),
        unit.result.is('exit-code'),
        // Put away: the other one is meant.
        not(unit.enabled.oneOf('disabled', 'masked')),
        not(unit.environment.value('OLLAMA_HOST', /:(?!11434\b)\d{1,5}/)),
      ),
    ),
    // What listens within a container need not have the port of the host.
    servers.some((server) =>
      all(server.kind.is('ollama'), server.role.is('server'), server.port.is(11434), server.inContainer.is(false), not(server.unit.has(/^ollama/))),
    ),
  ),
  proves: [...portTaken('11434')],
  remedy: [
    {
      do: 'Keep one server. The installed service needs no `ollama serve` beside it; to run one by hand, stop the service first (its loaded models go).',
      commands: ['systemctl status ollama --no-pager', 'ss -ltnp "sport = :11434"'],
    },
    {
      do: 'Under WSL the holder may be Ollama for Windows or a container. To run two on purpose, give one another OLLAMA_HOST port, and a container another port of the host (-p 11435:11434).',
    },
  ],
  verify: 'curl -s http://127.0.0.1:11434/api/version',
  owner: { component: 'local-configuration' },
  evidence: [
    {
      url: 'https://github.com/ollama/ollama/issues/7540',
      date: '2024-11-07',
      establishes: 'the same from Docker: the container cannot have the port of the service on the host',
      strength: 'several-reports',
    },
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
