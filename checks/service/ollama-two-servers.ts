import { all, any, defineCheck, not, ollama, platform, servers, services } from '#api';

export default defineCheck({
  id: 'ollama-two-servers',
  layer: 'service',
  kind: 'exposure',
  title: 'Two Ollama servers of different users, each with models and GPU rights of its own',
  impact: 'degraded',
  symptom: 'Models vanish or are downloaded twice, settings have no effect, the GPU works in one of the two only.',
  blamedOn: 'lost models, or a failed update',
  runtimes: ['ollama'],
  when: any(
    ollama.missedByHand.is('models'),
    all(
      platform.container.isAbsent(),
      // Several servers of one account, each on a port of its own, are a common way to divide GPUs.
      services.some((unit) => all(unit.serves.is('ollama'), unit.activeState.is('active'), unit.user.is('ollama'))),
      any(
        services.some((unit) =>
          all(
            unit.serves.is('ollama'),
            unit.activeState.is('active'),
            // One of a user that runs has its address from the session, which its files do not show.
            unit.kind.is('system'),
            not(unit.user.is('ollama')),
            not(unit.environment.has('OLLAMA_HOST')),
            not(unit.environment.has('OLLAMA_MODELS')),
          ),
        ),
        // Started by hand, or by a desktop program. Who gave it an address or a folder of its own wants two.
        servers.some((server) =>
          all(
            server.kind.is('ollama'),
            server.role.is('server'),
            server.inContainer.is(false),
            not(server.user.is('ollama')),
            any(server.unit.isAbsent(), not(server.unit.has(/ollama/))),
            not(server.environment.has('OLLAMA_HOST')),
            not(server.environment.has('OLLAMA_MODELS')),
          ),
        ),
      ),
    ),
  ),
  bites: ollama.missedByHand.is('models'),
  remedy: [
    {
      do: 'Stop one of them, and give the other the folder of the models to keep: OLLAMA_MODELS in a drop-in of the service, readable and writable for the ollama user.',
      commands: ['pgrep -a -u root,ollama,"$USER" ollama', 'systemctl list-units "*ollama*"'],
    },
  ],
  verify: 'ollama list; curl -s http://127.0.0.1:11434/api/tags',
  owner: { component: 'local-configuration' },
  evidence: [
    {
      url: 'https://github.com/ollama/ollama/issues/1296',
      date: '2023-11-28',
      establishes: 'the service and a hand-started server are different users with different models, says the maintainer',
      strength: 'maintainer-confirmed',
    },
    { url: 'https://github.com/ollama/ollama/issues/5430', date: '2024-07-02', establishes: 'the same, in a later release', strength: 'maintainer-confirmed' },
    {
      url: 'https://github.com/ollama/ollama/issues/6204',
      date: '2024-09-03',
      establishes: 'which folders the two use',
      strength: 'maintainer-confirmed',
    },
  ],
});
