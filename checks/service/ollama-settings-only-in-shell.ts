import { all, any, defineCheck, environment, holds, not, ollama, servers, services } from '#api';

/** Settings of the server; OLLAMA_HOST and a few others also steer the client and are no sign of confusion. */
const ofTheServer = [
  'OLLAMA_MODELS',
  'OLLAMA_CONTEXT_LENGTH',
  'OLLAMA_KEEP_ALIVE',
  'OLLAMA_NUM_PARALLEL',
  'OLLAMA_MAX_LOADED_MODELS',
  'OLLAMA_FLASH_ATTENTION',
  'OLLAMA_KV_CACHE_TYPE',
  'OLLAMA_GPU_OVERHEAD',
  'OLLAMA_SCHED_SPREAD',
  'OLLAMA_VULKAN',
  'OLLAMA_IGPU_ENABLE',
  'OLLAMA_LLM_LIBRARY',
  'OLLAMA_LOAD_TIMEOUT',
  'OLLAMA_ORIGINS',
] as const;

/** What the server does without them as well; an empty value is none. */
const asWithout: Partial<Record<string, RegExp>> = {
  // Tools are told the service's own folder by the same variable.
  OLLAMA_MODELS: /^\/(?:usr\/share|var\/lib)\/ollama\b/,
  OLLAMA_CONTEXT_LENGTH: /^0$/,
  OLLAMA_KEEP_ALIVE: /^(?:5m(?:0s)?|300s?)$/,
  // Until 0.9 the default was chosen by memory; 1 is too common to tell anything.
  OLLAMA_NUM_PARALLEL: /^[01]$/,
  OLLAMA_MAX_LOADED_MODELS: /^0$/,
  OLLAMA_KV_CACHE_TYPE: /^f16$/i,
  OLLAMA_GPU_OVERHEAD: /^0$/,
  OLLAMA_SCHED_SPREAD: /^(?:0|f|false)$/i,
  OLLAMA_LOAD_TIMEOUT: /^(?:5m(?:0s)?|300s?)$/,
  // It always adds these itself.
  OLLAMA_ORIGINS: /^(?:https?:\/\/(?:localhost|127\.0\.0\.1|0\.0\.0\.0)(?::\*)?,?)+$/,
};

const counts = (name: string, value: string | undefined) => value !== undefined && value.replace(/["'\s]/g, '') !== '' && asWithout[name]?.test(value) !== true;

/** All that is set in the shell stands in the other as well. */
const hasAll = (ours: Readonly<Record<string, string>>, its: Readonly<Record<string, string>>) =>
  ofTheServer.every((name) => !counts(name, ours[name]) || its[name] === ours[name]);

const setting = `(?:${ofTheServer.join('|')})`;
/** Those that no model, card or client makes ineffective. */
const plain = '(?:OLLAMA_(?:MODELS|CONTEXT_LENGTH|KEEP_ALIVE|MAX_LOADED_MODELS|ORIGINS))';
const profile = '(?:\\.?\\b(?:bashrc|zshrc|bash_profile|bash_aliases)\\b|/etc/(?:environment|profile)\\b|~/\\.profile\\b)';

export default defineCheck({
  id: 'ollama-settings-only-in-shell',
  layer: 'service',
  kind: 'fault',
  title: 'OLLAMA_* settings are exported in the shell, but the ollama service does not get them',
  impact: 'degraded',
  symptom: 'Context length, model folder, keep-alive or other settings have no effect.',
  blamedOn: 'a bug in Ollama, or a typing mistake',
  runtimes: ['ollama'],
  when: all(
    any(...ofTheServer.map((name) => environment.variables.has(name))),
    services.some((unit) =>
      all(
        unit.serves.is('ollama'),
        // User units get variables from the session and from environment.d besides their files.
        unit.kind.is('system'),
        unit.activeState.is('active'),
        any(
          holds('the unit lacks one of the settings', [environment.variables, unit.environment], (ours, its) =>
            ofTheServer.some((name) => name !== 'OLLAMA_VULKAN' && counts(name, ours[name]) && !Object.hasOwn(its, name)),
          ),
          all(
            environment.variables.value('OLLAMA_VULKAN', /\w/),
            not(unit.environment.has('OLLAMA_VULKAN')),
            // Vulkan is on by itself from there on.
            not(all(environment.variables.value('OLLAMA_VULKAN', /^["']?(?:1|t|true)["']?$/i), ollama.version.atLeast('0.30.0'))),
          ),
        ),
      ),
    ),
  ),
  // The server got them in another way, or they are for one that was started by hand.
  unless: any(
    holds('the service has them all', [environment.variables, ollama.environment], hasAll),
    servers.some((server) =>
      all(
        server.kind.is('ollama'),
        server.role.is('server'),
        any(server.unit.isAbsent(), server.unit.has(/\.scope$/)),
        holds('this server has them all', [environment.variables, server.environment], hasAll),
      ),
    ),
  ),
  // Given to a command that only asks the server.
  hints: [new RegExp(`\\b${setting}=\\S{1,160} (?:OLLAMA_\\S{1,160} ){0,3}ollama (?:run|pull|list|ls|ps|create)\\b`)],
  // Where it was written, or that it has no effect: who starts the server by hand exports rightly, a container has no unit, and what stands in the unit is not meant.
  said: [
    new RegExp(`^(?!.{0,600}\\bollama serve\\b)(?:.{0,600}${profile}.{0,160}\\b${setting}\\b|.{0,600}\\b${setting}\\b.{0,160}${profile})`, 'i'),
    new RegExp(
      `^(?!.{0,600}\\b(?:docker\\w{0,4}|containers?|compose|podman|pods?|kubernetes|systemctl (?:edit|cat|show)|override\\.conf|drop-?ins?|(?:in|into|to) (?:the |my |its |a )?(?:systemd )?unit|unit file|modelfile|num_ctx)\\b).{0,600}\\b${plain}\\b.{0,160}\\b(?:ignor(?:ed|es|ing)|no effect|(?:does|did|do|is|was)(?: not|n['’]?t) (?:\\w{1,10} ){0,2}(?:work|help|take|apply|applied|respect\\w{0,2}|change|used?|have)|not (?:respected|working|applied|recogni[sz]ed|picked|used|taking)|still (?:install(?:ed|s)|saved|stored|us(?:es|ed|ing)|goes|writes?|downloads?))\\b`,
      'i',
    ),
  ],
  remedy: [
    {
      do: 'Write one Environment= line for each setting into a drop-in, below [Service], then reload and restart. The restart unloads models. The folder of OLLAMA_MODELS has to belong to the account ollama, which must be able to enter all above it; else the service does not start any more.',
      commands: ['sudo systemctl edit ollama', 'sudo systemctl daemon-reload', 'sudo systemctl restart ollama'],
    },
  ],
  verify: 'journalctl -u ollama --no-pager | grep "server config" | tail -1',
  owner: { component: 'local-configuration' },
  evidence: [
    {
      url: 'https://github.com/ollama/ollama/blob/v0.32.15/docs/faq.mdx',
      date: '2026-08-19',
      establishes: 'settings of the service are given with systemctl edit',
      strength: 'documented',
    },
    {
      url: 'https://github.com/ollama/ollama/issues/2536',
      date: '2024-02-18',
      establishes: 'OLLAMA_MODELS before `ollama list`: the maintainer says that the server needs it, not the client',
      strength: 'maintainer-confirmed',
    },
    {
      url: 'https://github.com/ollama/ollama/issues/2940',
      date: '2024-03-06',
      establishes: 'OLLAMA_MODELS in .bashrc does not reach the service, says the maintainer',
      strength: 'maintainer-confirmed',
    },
  ],
});
