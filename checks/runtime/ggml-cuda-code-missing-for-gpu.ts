import { defineCheck, runtimes } from '#api';

export default defineCheck({
  id: 'ggml-cuda-code-missing-for-gpu',
  layer: 'runtime',
  kind: 'fault',
  title: 'A kernel in this CUDA build of llama.cpp has no code for the GPU’s compute capability',
  impact: 'blocked',
  symptom: 'The model loads and the first token ends with “… has no device code compatible with CUDA arch …”.',
  blamedOn: 'the driver, or the CUDA version',
  runtimes: ['llama.cpp', 'koboldcpp'],
  when: runtimes.some((runtime) => runtime.startError.has(/has no device code compatible with CUDA arch \d{3,4}/)),
  // Where the compiler did not fill in the list, its name stands there.
  proves: [/has no device code compatible with CUDA arch \d{3,4}\. ggml-cuda\.cu was compiled for: (?:\d|__CUDA_ARCH_LIST__)/],
  remedy: [
    {
      do: 'Build it for the GPU: 61 for Pascal, 70 for Volta, 75 for Turing, 86 and 89 for RTX 30 and 40, 120 for RTX 50. CUDA 13 makes no code for those before Turing.',
      setting: '-DCMAKE_CUDA_ARCHITECTURES=86',
    },
    {
      do: 'Or use a build that lists it in the start-up line “CUDA : ARCHS =”, or Vulkan. A list that already holds the GPU means that this one kernel is not written for it: report it to llama.cpp.',
    },
  ],
  verify: 'nvidia-smi --query-gpu=name,compute_cap --format=csv',
  owner: { component: 'llama.cpp' },
  evidence: [
    {
      url: 'https://github.com/ggml-org/llama.cpp/pull/5088',
      date: '2024-01-22',
      establishes: 'what the message says: no device code for the GPU, and the list that it was compiled for',
      strength: 'maintainer-confirmed',
    },
    {
      url: 'https://github.com/nextcloud/llm2/issues/52',
      date: '2025-02-25',
      establishes: 'a wheel built for 520 alone fails on an RTX A4500',
      strength: 'several-reports',
    },
    {
      url: 'https://github.com/LostRuins/koboldcpp/issues/1362',
      date: '2025-02-09',
      establishes: 'the same from KoboldCpp, with the name of the list in its place',
      strength: 'several-reports',
    },
  ],
});
