import { all, any, defineCheck, not, ollama, platform, servers, services } from '#api';

/** Settings of the server whose lack is noticed. */
const ofTheServer = [
  'OLLAMA_HOST',
  'OLLAMA_MODELS',
  'OLLAMA_CONTEXT_LENGTH',
  'OLLAMA_KEEP_ALIVE',
  'OLLAMA_NUM_PARALLEL',
  'OLLAMA_MAX_LOADED_MODELS',
  'OLLAMA_FLASH_ATTENTION',
  'OLLAMA_KV_CACHE_TYPE',
  'OLLAMA_SCHED_SPREAD',
  'OLLAMA_VULKAN',
  'OLLAMA_IGPU_ENABLE',
  'HSA_OVERRIDE_GFX_VERSION',
] as const;

/** What the units of distributions set by themselves, for nobody to miss. */
const ofPackages = /^(?:\/var\/lib\/ollama(?:\/(?:\.ollama\/)?models)?\/?|(?:http:\/\/)?(?:127\.0\.0\.1|localhost)(?::11434)?)$/;

export default defineCheck({
  id: 'ollama-settings-only-in-unit',
  layer: 'service',
  kind: 'exposure',
  title: 'Settings stand in the ollama unit, but the server was started by hand (`ollama serve`)',
  impact: 'degraded',
  symptom: 'Model folder, address, context length or GPU variables of the unit have no effect; models seem to be gone.',
  blamedOn: 'systemd, or Ollama ignoring its settings',
  runtimes: ['ollama'],
  when: any(
    ollama.missedByHand.is('settings'),
    all(
      platform.container.isAbsent(),
      // With a service that runs there are two servers, which is another matter.
      services.none((unit) => all(unit.serves.is('ollama'), unit.activeState.oneOf('active', 'activating', 'reloading'))),
      any(
        ...ofTheServer.map((name) =>
          all(
            services.some((unit) =>
              all(
                unit.serves.is('ollama'),
                // Who has put the service away starts the server by hand on purpose.
                not(unit.enabled.oneOf('disabled', 'masked')),
                unit.environment.has(name),
                not(unit.environment.value(name, ofPackages)),
              ),
            ),
            servers.some((server) =>
              all(
                server.kind.is('ollama'),
                server.role.is('server'),
                server.inContainer.is(false),
                // A terminal has a scope of its session.
                any(server.unit.isAbsent(), server.unit.has(/\.scope$/)),
                not(server.environment.has(name)),
              ),
            ),
          ),
        ),
      ),
    ),
  ),
  // Who gave it an address or a folder of its own wants it so.
  unless: all(
    not(ollama.missedByHand.is('settings')),
    servers.some((server) =>
      all(server.kind.is('ollama'), server.inContainer.is(false), any(server.environment.has('OLLAMA_HOST'), server.environment.has('OLLAMA_MODELS'))),
    ),
  ),
  bites: ollama.missedByHand.is('settings'),
  remedy: [
    {
      do: 'End the server that was started by hand, and start the service; its models and GPU rights are those of the account of the unit.',
      commands: ['pgrep -a ollama', 'sudo systemctl start ollama'],
    },
    { do: 'Or give the same variables to the one started by hand: OLLAMA_MODELS=… ollama serve.' },
  ],
  verify: 'systemctl is-active ollama; systemctl show ollama -p Environment',
  owner: { component: 'local-configuration' },
  evidence: [
    {
      url: 'https://github.com/ollama/ollama/issues/5165',
      date: '2024-06-20',
      establishes: 'variables of the unit that `ollama serve` by hand does not get, with other models beside it',
      strength: 'several-reports',
    },
    {
      url: 'https://github.com/ollama/ollama/issues/5430',
      date: '2024-07-02',
      establishes: 'a maintainer: a server started by hand beside the service has another account and configuration',
      strength: 'maintainer-confirmed',
    },
    {
      url: 'https://github.com/ollama/ollama/blob/v0.32.15/docs/faq.mdx',
      date: '2026-08-19',
      establishes: 'where the server takes its settings from: the unit for the service, the environment for a server started by hand',
      strength: 'documented',
    },
  ],
});
