import { all, defineCheck, gpus, holds, llamaServer } from '#api';

export default defineCheck({
  id: 'ggml-cuda-code-missing-for-gpu',
  layer: 'runtime',
  kind: 'exposure',
  title: 'This CUDA build of llama.cpp holds no code for the GPU’s compute capability',
  impact: 'blocked',
  symptom: 'The model loads and the first token ends with “no device code compatible with CUDA arch” or “no kernel image is available”.',
  blamedOn: 'the driver, or the CUDA version',
  runtimes: ['llama.cpp', 'koboldcpp'],
  // Code for an older GPU runs on a newer one, by way of PTX; never the other way round.
  when: gpus.some((gpu) =>
    all(
      gpu.vendor.is('nvidia'),
      holds(
        'every compiled architecture is newer than the GPU',
        [gpu.computeCapability, llamaServer.cudaArchs],
        (capability, archs) => archs.length > 0 && archs.every((arch) => Number.parseInt(arch, 10) > Math.round(Number(capability) * 100)),
      ),
    ),
  ),
  proves: [/has no device code compatible with CUDA arch \d{3,4}\. (?:ggml-cuda\.cu|ggml) was compiled for: \d/],
  hints: [/no kernel image is available for execution on the device/],
  remedy: [
    {
      do: 'Build it for the GPU: 61 for Pascal, 70 for Volta, 75 for Turing. CUDA 13 makes no code for those before Turing; CUDA 12.9 is the last that does.',
      setting: '-DCMAKE_CUDA_ARCHITECTURES=61',
    },
    { do: 'Or use a build for CUDA 12 that lists it in the start-up line “CUDA : ARCHS =”, or Vulkan.' },
  ],
  verify: 'llama-server --list-devices; nvidia-smi --query-gpu=name,compute_cap --format=csv',
  owner: { component: 'llama.cpp' },
  evidence: [
    {
      url: 'https://github.com/ggml-org/llama.cpp/pull/5088',
      date: '2024-01-22',
      establishes: 'what the message says: no device code for the GPU, and the list that it was compiled for',
      strength: 'maintainer-confirmed',
    },
    {
      url: 'https://github.com/docker/model-runner/pull/986',
      date: '2026-06-24',
      establishes: 'images that leave out Pascal, and the fix',
      strength: 'documented',
    },
    {
      url: 'https://github.com/nextcloud/llm2/issues/52',
      date: '2025-02-25',
      establishes: 'a wheel built for 520 alone fails on an RTX A4500',
      strength: 'several-reports',
    },
  ],
});
