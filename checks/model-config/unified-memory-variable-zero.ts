import { all, any, defineCheck, environment, gate, gpus, not, ollama, servers, services } from '#api';

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
  when: all(
    // Only the back ends for these read it.
    gate(gpus.some((gpu) => gpu.vendor.oneOf('nvidia', 'amd'))),
    any(
      // Unsloth's own builds read the value since September 2026.
      servers.some((server) => all(server.environment.value('GGML_CUDA_ENABLE_UNIFIED_MEMORY', off), not(server.program.has(/unsloth/i)))),
      services.some((service) => all(service.environment.value('GGML_CUDA_ENABLE_UNIFIED_MEMORY', off), not(service.execStart.has(/unsloth/i)))),
      ollama.environment.value('GGML_CUDA_ENABLE_UNIFIED_MEMORY', off),
      environment.variables.value('GGML_CUDA_ENABLE_UNIFIED_MEMORY', off),
    ),
  ),
  hints: [/GGML_CUDA_ENABLE_UNIFIED_MEMORY[=:] ?["']?(?:0|false|off)\b/i],
  remedy: [
    {
      do: 'Remove the variable from the unit, compose file or shell instead of setting it to 0, and restart the server. Unsloth’s builds of llama.cpp from September 2026 on take 0 for off, and a Vulkan build does not read it at all.',
    },
  ],
  verify: 'systemctl show ollama -p Environment | grep -c GGML_CUDA_ENABLE_UNIFIED_MEMORY   # 0',
  owner: { component: 'llama.cpp' },
  evidence: [
    {
      url: 'https://github.com/ggml-org/ggml/blob/d99724f2b141fed9e1a9f402213506c081433465/src/ggml-cuda/ggml-cuda.cu',
      date: '2026-08-21',
      establishes: 'both places that read it test for nullptr alone: the allocation, and the size of the memory',
      strength: 'documented',
    },
    {
      url: 'https://github.com/unslothai/llama.cpp/pull/162',
      date: '2026-08-31',
      establishes: 'Unsloth’s fork makes 0 mean off from then on',
      strength: 'documented',
    },
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
