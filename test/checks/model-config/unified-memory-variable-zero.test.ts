import check from '../../../checks/model-config/unified-memory-variable-zero.ts';
import { testCheck } from '../../helpers/test-check.ts';

const facts = {
  gpus: [{ vendor: 'nvidia' }],
  servers: [{ environment: { entries: {} } }],
  services: [{ environment: { entries: {} } }],
  'ollama.environment': { entries: {} },
  'environment.variables': { entries: {} },
} as const;

testCheck(check, {
  found: [
    {
      name: 'in the unit',
      is: 'present',
      cites: 'https://github.com/defilantech/LLMKube/issues/1155',
      facts: { ...facts, services: [{ execStart: '/usr/bin/llama-server', environment: { entries: { GGML_CUDA_ENABLE_UNIFIED_MEMORY: '0' } } }] },
    },
  ],
  clear: [
    { name: 'switched on, as meant', facts: { ...facts, services: [{ environment: { entries: { GGML_CUDA_ENABLE_UNIFIED_MEMORY: '1' } } }] } },
    { name: 'not set', facts },
    {
      name: 'no GPU whose back end reads it',
      facts: { ...facts, gpus: [{ vendor: 'intel' }], services: [{ environment: { entries: { GGML_CUDA_ENABLE_UNIFIED_MEMORY: '0' } } }] },
    },
    {
      name: 'the unit of Unsloth’s build',
      facts: {
        ...facts,
        services: [{ execStart: '/home/me/.unsloth/llama.cpp/llama-server', environment: { entries: { GGML_CUDA_ENABLE_UNIFIED_MEMORY: '0' } } }],
      },
    },
    {
      name: 'Unsloth’s build, which reads the value',
      facts: {
        ...facts,
        servers: [{ program: '/home/me/.unsloth/llama.cpp/llama-server', environment: { entries: { GGML_CUDA_ENABLE_UNIFIED_MEMORY: '0' } } }],
      },
    },
  ],
  unknown: [
    { name: 'one environment is closed', facts: { ...facts, servers: [{ environment: { gap: 'denied' } }] } },
    { name: 'a guide speaks of it, beside a card that could read it', facts: { gpus: facts.gpus }, log: ['GGML_CUDA_ENABLE_UNIFIED_MEMORY=0'] },
    { name: 'switched on in a log', log: ['GGML_CUDA_ENABLE_UNIFIED_MEMORY=1'] },
  ],
});
