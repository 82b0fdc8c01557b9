import { all, any, defineCheck, holds, llamaServer, runtimes, servers } from '#api';

export default defineCheck({
  id: 'llamacpp-cache-type-without-gpu-attention',
  layer: 'model-config',
  kind: 'exposure',
  title: 'This llama.cpp build has no GPU attention for this type of KV cache: the CPU computes it',
  impact: 'degraded',
  symptom:
    'Prompts are 5 to 45 times slower with -ctk q5_1, q5_0, q4_1 or with unequal types for K and V; all layers are on the GPU, which idles, and nothing is logged.',
  blamedOn: 'the GPU, the model, or the long context',
  runtimes: ['llama.cpp'],
  when: all(
    servers.some((server) =>
      all(
        server.kind.is('llama.cpp'),
        holds('flash attention is on, with cache types that CUDA builds have no code for by default', [server.flags], (flags) => {
          // Where one of them is not given they are not compared: models with MLA have no V cache of their own.
          const k = flags['--cache-type-k'] ?? flags['--cache-type-v'] ?? 'f16';
          const v = flags['--cache-type-v'] ?? k;
          // Then the CPU was asked for, or the other back end.
          if (flags['--n-gpu-layers'] === '0' || '--no-kv-offload' in flags || '-nkvo' in flags || /^(?:none|cpu|vulkan)/i.test(flags['--device'] ?? ''))
            return false;
          // With “auto” such a server does without flash attention or refuses to start; builds from August 2026 on turn it on where V is quantised, and are left out.
          const on = /^(?:on|1|true|enabled|)$/.test(flags['--flash-attn'] ?? 'auto');
          return on && (k !== v || [k, v].some((type) => !/^(?:f32|f16|bf16|q4_0|q8_0)$/.test(type)));
        }),
      ),
    ),
    // A build for Vulkan has code of its own, on NVIDIA cards as well.
    runtimes.some((runtime) => all(runtime.kind.is('llama.cpp'), runtime.backends.hasAny('cuda', 'hip'))),
    any(
      // Newer builds do not name it among their features, whatever they have; b10864 is of the day before.
      all(
        llamaServer.allCacheTypes.is(false),
        runtimes.some((runtime) => all(runtime.kind.is('llama.cpp'), runtime.build.below('10865'))),
      ),
      // The sources of 2026-09-09 and after convert the cache on the GPU instead, and warn; the first build with that is not known.
      runtimes.some((runtime) => all(runtime.kind.is('llama.cpp'), runtime.build.inRanges({ introduced: null, fixed: null, seen: ['10791', '10819'] }))),
    ),
  ),
  unless: any(
    llamaServer.allCacheTypes.is(true),
    // b10970 is of the middle of that month.
    runtimes.some((runtime) => all(runtime.kind.is('llama.cpp'), runtime.build.atLeast('10970'))),
  ),
  hints: [/FLASH_ATTN(?:_EXT)?\b.{0,80}\b(?:on|to) (?:the )?CPU\b/],
  said: [/\bfall\w{0,6}\b.{0,30}\bCPU[- ](?:based )?att(?:entio)?n\b/i],
  remedy: [
    { do: 'Take one of the types that every build has, the same for K and V: f16, bf16, q8_0 or q4_0.', setting: '--cache-type-k q8_0 --cache-type-v q8_0' },
    {
      do: 'Or update: builds from after 2026-09-09 convert other types to f16 on the GPU, which is slow as well, and say so once (“no FlashAttention vector kernel compiled for K/V types …”).',
    },
    {
      do: 'Or build with the code for your types; the build takes longer. Newer sources take pairs of K and V, or all; older ones have -DGGML_CUDA_FA_ALL_QUANTS=ON.',
      setting: '-DGGML_CUDA_FA_QUANTS="q8_0-q8_0;q8_0-q5_1;q5_1-q5_1"',
    },
  ],
  verify: 'llama-bench -m MODEL.gguf -ngl 99 -fa 1 -ctk q5_1 -ctv q5_1 -p 512   # then with q8_0',
  owner: { component: 'llama.cpp', tracker: 'https://github.com/ggml-org/llama.cpp/issues/28455' },
  evidence: [
    {
      url: 'https://github.com/ggml-org/llama.cpp/issues/28455',
      date: '2026-09-05',
      establishes: 'q5_1 with b10791 and b10819 on Linux: attention runs on the CPU',
      strength: 'several-reports',
    },
    {
      url: 'https://github.com/ggml-org/llama.cpp/pull/28456',
      date: '2026-09-05',
      establishes: '1511 and 197 tokens a second with q8_0 and q5_1, 1510 with a build for all types; the pair has to be equal, too',
      strength: 'several-reports',
    },
    {
      url: 'https://github.com/ggml-org/llama.cpp/pull/28079',
      date: '2026-09-09',
      establishes: 'merged: pairs are chosen at build time, and what is missing falls back to f16 with a warning, no longer to the CPU',
      strength: 'maintainer-confirmed',
    },
    {
      url: 'https://github.com/ollama/ollama/pull/18317',
      date: '2026-09-08',
      establishes: 'b10864 is of the day before that',
      strength: 'maintainer-confirmed',
    },
    {
      url: 'https://github.com/mohitsoni48/TurboLLM/pull/257',
      date: '2026-09-20',
      establishes: 'b10970 is older than that day, and a hundred builds later',
      strength: 'single-report',
    },
    {
      url: 'https://github.com/ggml-org/llama.cpp/issues/24485',
      date: '2026-06-11',
      establishes: 'q8_0 beside q4_0: prompts 25 to 45 times slower, GPU at 0 %',
      strength: 'several-reports',
    },
    {
      url: 'https://github.com/ggml-org/llama.cpp/issues/28524',
      date: '2026-09-07',
      establishes: 'a maintainer: by default only equal q4_0 and q8_0 are served on CUDA',
      strength: 'maintainer-confirmed',
    },
    {
      url: 'https://github.com/ggml-org/ggml/blob/d99724f2b141fed9e1a9f402213506c081433465/src/ggml-cuda/fattn.cu',
      date: '2026-08-21',
      establishes: 'which types and pairs are refused without GGML_CUDA_FA_ALL_QUANTS',
      strength: 'documented',
    },
  ],
});
