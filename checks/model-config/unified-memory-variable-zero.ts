import { any, defineCheck, environment, ollama, servers, services } from '#api';

const off = /^(?:0|false|off|no)?$/i;

export default defineCheck({
  id: 'unified-memory-variable-zero',
  layer: 'model-config',
  kind: 'fault',
  title: 'GGML_CUDA_ENABLE_UNIFIED_MEMORY=0 switches unified memory on: only its presence counts',
  impact: 'risk',
  symptom: 'Memory spills into RAM silently instead of ending with “out of memory”, although the setting seems to be off.',
  blamedOn: 'the driver’s own spilling',
  runtimes: ['llama.cpp', 'ollama'],
  when: any(
    servers.some((server) => server.environment.value('GGML_CUDA_ENABLE_UNIFIED_MEMORY', off)),
    services.some((service) => service.environment.value('GGML_CUDA_ENABLE_UNIFIED_MEMORY', off)),
    ollama.environment.value('GGML_CUDA_ENABLE_UNIFIED_MEMORY', off),
    environment.variables.value('GGML_CUDA_ENABLE_UNIFIED_MEMORY', off),
  ),
  hints: [/GGML_CUDA_ENABLE_UNIFIED_MEMORY[=:] ?["']?(?:0|false|off)\b/i],
  remedy: [{ do: 'Remove the variable from the unit, compose file or shell instead of setting it to 0, and restart the server.' }],
  verify: 'systemctl show ollama -p Environment | grep -c GGML_CUDA_ENABLE_UNIFIED_MEMORY   # 0',
  owner: { component: 'llama.cpp' },
  evidence: [
    {
      url: 'https://github.com/defilantech/LLMKube/issues/1155',
      date: '2026-07-18',
      establishes: 'the variable is tested for presence, not for its value',
      strength: 'several-reports',
    },
    {
      url: 'https://github.com/unslothai/unsloth/pull/8680',
      date: '2026-08-13',
      establishes: 'quotes the only place in ggml that reads it: getenv(…) != nullptr',
      strength: 'several-reports',
    },
  ],
});
