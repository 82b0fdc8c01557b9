import { all, defineCheck, gpus, runtimes } from '#api';

export default defineCheck({
  id: 'lm-studio-cuda-without-volta',
  layer: 'runtime',
  kind: 'exposure',
  title: 'LM Studio’s CUDA engines hold no code for Volta (V100, GV100)',
  impact: 'degraded',
  symptom: 'The CUDA engine says “No supported Cuda GPUs found on device”; Vulkan works.',
  blamedOn: 'the driver',
  runtimes: ['lm-studio'],
  when: all(
    gpus.some((gpu) => gpu.computeCapability.is('7.0')),
    gpus.none((gpu) => gpu.computeCapability.atLeast('7.5')),
    runtimes.some((runtime) => all(runtime.kind.is('lm-studio'), runtime.libraries.hasMatch(/nvidia-cuda\d{0,2}-.{0,20}2\.1[01]\.\d/))),
  ),
  hints: [/No supported Cuda GPUs found on device/i],
  remedy: [{ do: 'Choose the Vulkan llama.cpp engine, or run a llama.cpp that was built for compute capability 7.0.' }],
  verify: 'ls ~/.lmstudio/extensions/backends',
  owner: { component: 'lm-studio', tracker: 'https://github.com/lmstudio-ai/lmstudio-bug-tracker/issues/1758' },
  evidence: [
    {
      url: 'https://github.com/lmstudio-ai/lmstudio-bug-tracker/issues/1758',
      date: '2026-04-05',
      establishes: 'engines 2.10.0 and 2.11.0 refuse such cards; confirmed by others until July',
      strength: 'several-reports',
    },
  ],
});
