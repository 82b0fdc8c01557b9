import { all, defineCheck, gpus, not, nvidia, runtimes } from '#api';

export default defineCheck({
  id: 'lm-studio-cuda-engine-without-gpu-code',
  layer: 'runtime',
  kind: 'exposure',
  title: 'LM Studio’s CUDA engine holds no code for GPUs before Turing; the Vulkan engine does',
  impact: 'degraded',
  symptom:
    'The CUDA engine says “No supported CUDA GPUs found on device” or is not compatible, for a V100, GTX 10-series, P40 or Quadro P; nvidia-smi is fine.',
  blamedOn: 'the driver, or the CUDA version',
  runtimes: ['lm-studio'],
  when: all(
    gpus.some((gpu) => gpu.computeCapability.below('7.5')),
    gpus.none((gpu) => gpu.computeCapability.atLeast('7.5')),
    // What the engine says is shown in the window alone.
    runtimes.some((runtime) => runtime.startError.has(/No supported CUDA GPUs found/i)),
  ),
  // A driver that does not work leaves the engine without a GPU as well.
  unless: not(nvidia.smiError.isAbsent()),
  // “GPU survey unsuccessful” it says with a driver that does not answer, too.
  hints: [/No supported CUDA GPUs? found on (?:the )?device/i],
  remedy: [
    { do: 'Choose the Vulkan llama.cpp engine in LM Studio’s runtime settings; it serves these cards.' },
    { do: 'The plain CUDA engine (not “CUDA 12”) still served a GTX 1080 in 2025; older versions of an engine can be chosen there as well.' },
    { do: 'Or use llama.cpp, built with CUDA 12 for 61 or 70.', setting: '-DCMAKE_CUDA_ARCHITECTURES=61' },
  ],
  verify: 'the GPU stands on LM Studio’s page of the hardware; then nvidia-smi while a model answers',
  owner: { component: 'lm-studio' },
  evidence: [
    {
      url: 'https://github.com/lmstudio-ai/lmstudio-bug-tracker/issues/1758',
      date: '2026-04-05',
      establishes: 'GV100 on Linux with 0.4.9 and engines 2.10.0 and 2.11.0; Vulkan works, and an engine built for 7.0 does',
      strength: 'several-reports',
    },
    {
      url: 'https://github.com/lmstudio-ai/lmstudio-bug-tracker/issues/2316',
      date: '2026-08-22',
      establishes: 'Quadro P4000 (6.1) with 0.4.21: the same message; llama.cpp built for 6.1 uses it',
      strength: 'single-report',
    },
    {
      url: 'https://github.com/lmstudio-ai/lmstudio-bug-tracker/issues/1863',
      date: '2026-04-26',
      establishes: 'Quadro P600 and P620 with engine 2.13.0',
      strength: 'several-reports',
    },
    {
      url: 'https://github.com/lmstudio-ai/lmstudio-bug-tracker/issues/846',
      date: '2025-08-06',
      establishes: 'GTX 1080: gone with the CUDA 12 engine of 0.3.21, back with the plain one',
      strength: 'single-report',
    },
  ],
});
