import { all, any, defineCheck, runtimes } from '#api';

/** The CUDA runtime’s words in ggml’s frame; PyTorch puts the name of an exception before them. */
const noImage = /(?<!Error: )CUDA error(?: 209 at \S{1,200})?: no kernel image is available for execution on the device/;

export default defineCheck({
  id: 'ggml-cuda-code-missing-for-gpu',
  layer: 'runtime',
  kind: 'fault',
  title: 'This CUDA build of llama.cpp or Ollama lacks code for the GPU’s compute capability',
  impact: 'blocked',
  symptom: 'The model loads and the first token ends with “… has no device code compatible with CUDA arch …”, or with “no kernel image is available”.',
  blamedOn: 'the driver, or the CUDA version',
  runtimes: ['llama.cpp', 'koboldcpp', 'ollama'],
  when: runtimes.some((runtime) =>
    any(
      runtime.startError.has(/has no device code compatible with CUDA arch \d{3,4}|ggml was not compiled with any CUDA arch <= (?:5\d0|6\d0|700)\b/),
      all(runtime.kind.oneOf('llama.cpp', 'koboldcpp', 'ollama'), runtime.startError.has(noImage)),
    ),
  ),
  // Where the compiler did not fill in the list, its name stands there.
  proves: [
    /has no device code compatible with CUDA arch \d{3,4}\. ggml-cuda\.cu was compiled for: (?:\d|__CUDA_ARCH_LIST__)/,
    // Everything in the build is for newer GPUs. A fault of August 2025 said it to all of them, with 750.
    /ggml was not compiled with any CUDA arch <= (?:5\d0|6\d0|700)\b/,
  ],
  // The line is long, and quoted in part.
  hints: [noImage, /ERROR: CUDA kernel \w{3,60} has no device code compatible with\b/],
  remedy: [
    {
      do: 'Ollama: its own archive has code for every GPU from Maxwell on (0.11.11 took the wrong part of it: update); the package of a distribution, or an image that others built, may not.',
    },
    {
      do: 'Build it for the GPU: 61 for Pascal, 70 for Volta, 75 for Turing, 86 and 89 for RTX 30 and 40, 120 for RTX 50. CUDA 13 makes no code for those before Turing.',
      setting: '-DCMAKE_CUDA_ARCHITECTURES=86',
    },
    {
      do: 'Or use a build that lists it in the start-up line “CUDA : ARCHS =”, or Vulkan. A list that already holds the GPU means that this one kernel is not written for it: report it to llama.cpp.',
    },
  ],
  verify: 'nvidia-smi --query-gpu=name,compute_cap --format=csv   # 8.6 is the 860 of the start-up line “CUDA : ARCHS =”',
  owner: { component: 'llama.cpp' },
  evidence: [
    {
      url: 'https://github.com/ollama/ollama/issues/8089',
      date: '2024-12-13',
      establishes: 'a distribution’s package without the part for the card ends with “no kernel image is available”, right after the runner started',
      strength: 'single-report',
    },
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
      url: 'https://github.com/omacom/omarchy/issues/2039',
      date: '2025-09-28',
      establishes: 'ollama-cuda of a distribution on a GTX 1080 Ti: not compiled with any CUDA arch <= 610',
      strength: 'single-report',
    },
    {
      url: 'https://github.com/ggml-org/llama.cpp/issues/15589',
      date: '2025-08-26',
      establishes: 'the same words with 750 for two days, on GPUs that the build had code for',
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
