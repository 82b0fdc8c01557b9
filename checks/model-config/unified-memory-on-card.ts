import { all, any, defineCheck, environment, gpus, not, ollama, runtimes, servers, services } from '#api';

/** Present with any value but those that look like off, which have a check of their own. */
const on = /^(?!(?:0|false|off|no)?$)/i;

/** The back end for CUDA, which is that for ROCm as well, is the only one that reads it. */
const readsIt = runtimes.some((runtime) =>
  all(runtime.kind.oneOf('llama.cpp', 'ollama', 'lm-studio', 'lemonade', 'koboldcpp'), runtime.backends.hasAny('cuda', 'hip')),
);

export default defineCheck({
  id: 'unified-memory-on-card',
  layer: 'model-config',
  kind: 'exposure',
  title: 'GGML_CUDA_ENABLE_UNIFIED_MEMORY lets a graphics card compute from RAM over PCIe',
  impact: 'risk',
  symptom: 'A model that is too large loads “fully on the GPU” and crawls; on Radeon cards and under WSL2 also one that fits.',
  blamedOn: 'the card, or the model',
  runtimes: ['llama.cpp', 'ollama'],
  when: all(
    gpus.some((gpu) => all(gpu.vendor.oneOf('nvidia', 'amd'), gpu.integrated.is(false))),
    gpus.none((gpu) => all(gpu.vendor.oneOf('nvidia', 'amd'), gpu.integrated.is(true))),
    // Beside a Grace processor the GPU reaches the memory over NVLink, and is meant to; an MI300A shares it.
    gpus.none((gpu) => gpu.name.has(/\b(?:G[HB][23]00|MI300A)\b/)),
    any(
      servers.some((server) =>
        all(
          server.environment.value('GGML_CUDA_ENABLE_UNIFIED_MEMORY', on),
          // A server that computes with Vulkan alone.
          not(all(server.libraries.hasMatch(/vulkan/i), not(server.libraries.hasMatch(/cuda|cublas|hip|rocblas/i)))),
        ),
      ),
      all(
        any(
          services.some((service) => service.environment.value('GGML_CUDA_ENABLE_UNIFIED_MEMORY', on)),
          environment.variables.value('GGML_CUDA_ENABLE_UNIFIED_MEMORY', on),
        ),
        readsIt,
      ),
      ollama.environment.value('GGML_CUDA_ENABLE_UNIFIED_MEMORY', on),
    ),
  ),
  remedy: [
    {
      do: 'Take the variable out of the unit, compose file or shell, and restart the server. On Linux newer builds for CUDA also take free RAM for the card’s memory while it is set. (A Vulkan build does not read it.)',
    },
    {
      do: 'Then let the model fit: fewer layers on the card (-ngl; --n-cpu-moe for experts), less context, a smaller quantization. If it is too large by a little on an NVIDIA card, the variable may be faster than layers on the CPU: measure both.',
    },
  ],
  verify: 'tr "\\0" "\\n" < /proc/$(pgrep -o llama-server)/environ | grep -c UNIFIED_MEMORY   # 0',
  owner: { component: 'local-configuration' },
  evidence: [
    {
      url: 'https://github.com/ggml-org/llama.cpp/blob/00fd518151fe962fe5d7ad7892b6cf1b38d971ae/docs/build.md',
      date: '2026-09-23',
      establishes: 'CUDA: a full card swaps to RAM instead of failing; HIP: it costs speed on GPUs that are not integrated',
      strength: 'documented',
    },
    {
      url: 'https://github.com/ggml-org/llama.cpp/issues/16197',
      date: '2025-09-24',
      establishes: 'a maintainer of the ROCm back end: it is expected to be slow on cards and fast on integrated GPUs',
      strength: 'maintainer-confirmed',
    },
    {
      url: 'https://github.com/abetlen/llama-cpp-python/issues/1720',
      date: '2024-08-31',
      establishes: 'WSL2: with it RAM is used first, and 45 tokens take 56 s; without it 143 take 41 ms',
      strength: 'single-report',
    },
    {
      url: 'https://github.com/ggml-org/llama.cpp/pull/8035',
      date: '2024-06-20',
      establishes: 'merged for models that barely do not fit an NVIDIA card, where it is faster than layers on the CPU',
      strength: 'maintainer-confirmed',
    },
  ],
});
