import check from '../../../checks/service/ollama-settings-only-in-shell.ts';
import { testCheck } from '../../helpers/test-check.ts';

const shell = { entries: { OLLAMA_CONTEXT_LENGTH: '32768' } };
const unit = { kind: 'system', serves: 'ollama', activeState: 'active', environment: { entries: { PATH: '/usr/bin' } } } as const;

const live = {
  'ollama.environment': { entries: { PATH: '/usr/bin' } },
  servers: [{ kind: 'ollama', role: 'server', unit: 'ollama.service', environment: { gap: 'denied' } }],
} as const;

testCheck(check, {
  found: [
    {
      is: 'present',
      name: 'exported, not in the unit',
      facts: { ...live, 'environment.variables': shell, services: [unit] },
      cites: 'https://github.com/ollama/ollama/issues/2940',
    },
    {
      is: 'present',
      name: 'Vulkan, where it has to be asked for',
      facts: { ...live, 'environment.variables': { entries: { OLLAMA_VULKAN: '1' } }, 'ollama.version': '0.13.0', services: [unit] },
    },
    {
      is: 'suspected',
      name: 'written into .bashrc',
      facts: { 'environment.variables': shell },
      log: ['I put OLLAMA_CONTEXT_LENGTH into .bashrc, and the context is as before'],
      cites: 'https://github.com/ollama/ollama/issues/2940',
    },
    {
      is: 'suspected',
      name: 'it has no effect',
      facts: { 'environment.variables': shell },
      log: ['Setting OLLAMA_CONTEXT_LENGTH did not help'],
      cites: 'https://github.com/ollama/ollama/issues/5984',
    },
    {
      is: 'suspected',
      name: 'ignored by the unit',
      facts: { 'environment.variables': shell },
      log: ['OLLAMA_CONTEXT_LENGTH of my shell is ignored by the unit'],
    },
    {
      is: 'suspected',
      name: 'given to the command that asks',
      facts: { 'environment.variables': shell },
      log: ['OLLAMA_CONTEXT_LENGTH=64000 ollama run gpt-oss:20b'],
      cites: 'https://github.com/ollama/ollama/issues/2536',
    },
  ],
  clear: [
    {
      name: 'the server got them from a script that starts it',
      facts: { ...live, 'environment.variables': shell, services: [unit], 'ollama.environment': shell },
    },
    {
      name: 'they are for a second server, which runs in a terminal',
      facts: {
        ...live,
        'environment.variables': shell,
        services: [unit],
        servers: [...live.servers, { kind: 'ollama', role: 'server', unit: 'session-4.scope', environment: shell }],
      },
    },
    {
      name: 'the folder that the service has anyway, for tools',
      facts: { 'environment.variables': { entries: { OLLAMA_MODELS: '/usr/share/ollama/.ollama/models' } }, services: [unit] },
    },
    {
      name: 'values that the server takes without them',
      facts: {
        'environment.variables': {
          entries: {
            OLLAMA_KEEP_ALIVE: '5m',
            OLLAMA_NUM_PARALLEL: '1',
            OLLAMA_KV_CACHE_TYPE: 'f16',
            OLLAMA_SCHED_SPREAD: 'false',
            OLLAMA_LLM_LIBRARY: '',
            OLLAMA_ORIGINS: 'http://localhost:*,http://127.0.0.1:*',
          },
        },
        services: [unit],
      },
    },
    {
      name: 'Vulkan, which is on by itself',
      facts: { 'environment.variables': { entries: { OLLAMA_VULKAN: '1' } }, 'ollama.version': '0.32.15', services: [unit] },
    },
    { name: 'the unit has it as well', facts: { 'environment.variables': shell, services: [{ ...unit, environment: shell }] } },
    { name: 'only the client’s variable is set', facts: { 'environment.variables': { entries: { OLLAMA_HOST: '127.0.0.1' } }, services: [unit] } },
    { name: 'a user unit', facts: { 'environment.variables': shell, services: [{ ...unit, kind: 'user' }] } },
    { name: 'the service is off, the server is started by hand', facts: { 'environment.variables': shell, services: [{ ...unit, activeState: 'inactive' }] } },
  ],
  unknown: [
    {
      name: 'the address, which the client needs as well',
      facts: { 'environment.variables': shell },
      log: ['I put OLLAMA_HOST into .bashrc for the client'],
    },
    {
      name: 'a setting that a model may not take',
      facts: { 'environment.variables': { entries: { OLLAMA_KV_CACHE_TYPE: 'q8_0' } } },
      log: ['OLLAMA_KV_CACHE_TYPE is ignored for this model'],
    },
    {
      name: 'set for a container, which gets it',
      facts: { 'environment.variables': shell },
      log: ['I run it in a dockerized environment. I have set OLLAMA_CONTEXT_LENGTH, but it is ignored.'],
    },
    {
      name: 'set in the unit, where something else goes before it',
      facts: { 'environment.variables': shell },
      log: [
        'OLLAMA_CONTEXT_LENGTH is set in the unit with systemctl edit, but was ignored.',
        'OLLAMA_CONTEXT_LENGTH is ignored where the Modelfile has num_ctx.',
      ],
    },
    {
      name: 'in the shell that starts the server',
      facts: { 'environment.variables': shell },
      log: ['I exported OLLAMA_CONTEXT_LENGTH in ~/.bashrc and run ollama serve from tmux'],
    },
    { name: 'given to the server', facts: { 'environment.variables': shell }, log: ['OLLAMA_CONTEXT_LENGTH=64000 ollama serve'] },
    { name: 'exported for a server that is started by hand', facts: { 'environment.variables': shell }, log: ['export OLLAMA_CONTEXT_LENGTH=32768'] },
    { name: 'the unit’s EnvironmentFile is closed', facts: { 'environment.variables': shell, services: [{ ...unit, environment: { gap: 'denied' } }] } },
    { name: 'the log line of every server', log: ['msg="server config" env="map[OLLAMA_CONTEXT_LENGTH:4096 OLLAMA_DEBUG:INFO]"'] },
  ],
});
