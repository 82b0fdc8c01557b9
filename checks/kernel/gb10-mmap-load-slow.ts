import { all, defineCheck, gpus, runtimes, servers } from '#api';

export default defineCheck({
  id: 'gb10-mmap-load-slow',
  layer: 'kernel',
  kind: 'exposure',
  title: 'On GB10 (DGX Spark) models that are memory-mapped load many times slower',
  impact: 'degraded',
  symptom: 'Loading a large model takes minutes; with memory mapping off it takes seconds.',
  blamedOn: 'the SSD, the model’s format',
  runtimes: ['llama.cpp', 'lm-studio'],
  // A new kernel made the other way of loading fast and left this one slow, so no kernel version bounds it.
  when: all(
    gpus.some((gpu) => gpu.name.has(/\b(?:GB10|DGX Spark)\b/)),
    runtimes.some((runtime) => runtime.kind.oneOf('llama.cpp', 'lm-studio')),
  ),
  unless: servers.some((server) => server.flags.has('--no-mmap')),
  remedy: [
    {
      do: 'Turn memory mapping off: --no-mmap for llama.cpp, “Try mmap()” in LM Studio. The model must then fit into memory as a whole.',
      setting: '--no-mmap',
    },
  ],
  verify: 'Load the model once with and once without --no-mmap, right after its pages were dropped from the cache.',
  owner: { component: 'linux' },
  evidence: [
    {
      url: 'https://github.com/lmstudio-ai/lms/issues/366',
      date: '2025-11-19',
      establishes: 'measured on 6.11.0-1016-nvidia and on 6.17.1: the newer kernel helps only without mmap',
      strength: 'several-reports',
    },
    {
      url: 'https://github.com/ggml-org/llama.cpp/pull/27742',
      date: '2026-08-26',
      establishes: '22 seconds without, 224 with mmap, on a DGX Spark in 2026',
      strength: 'several-reports',
    },
  ],
});
