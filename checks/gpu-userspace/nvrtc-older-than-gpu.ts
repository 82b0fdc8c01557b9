import { all, any, defineCheck, gpus, torch } from '#api';

const refused = /nvrtc: error: invalid value for --gpu-architecture/;

export default defineCheck({
  id: 'nvrtc-older-than-gpu',
  layer: 'gpu-userspace',
  kind: 'fault',
  title: 'This program’s CUDA is older than the GPU, which its compiler nvrtc does not know',
  impact: 'blocked',
  symptom: 'A Python program starts on an RTX 30, 40 or 50 and ends at some operation with “nvrtc: error: invalid value for --gpu-architecture (-arch)”.',
  blamedOn: 'the driver, the model’s code',
  runtimes: ['pytorch', 'vllm'],
  // The other kernels are translated by the driver; only those that are compiled on the spot name the architecture.
  when: all(
    // CUDA 13 says the same to GPUs that it has dropped, up to Volta.
    gpus.some((gpu) => any(gpu.computeCapability.atLeast('8.0'), gpu.generation.oneOf('ampere', 'ada', 'hopper', 'blackwell'))),
    torch.some((environment) => environment.lastError.has(refused)),
  ),
  unless: all(
    gpus.some((gpu) => any(gpu.computeCapability.below('7.5'), gpu.generation.oneOf('maxwell', 'pascal', 'volta'))),
    torch.some((environment) => environment.cuda.atLeast('13.0')),
  ),
  hints: [refused],
  remedy: [
    {
      do: 'Use a PyTorch built for a CUDA that knows the GPU: 11.1 or later for RTX 30, 11.8 for RTX 40 and H100, 12.8 for RTX 50, 12.9 for GB10 and B300.',
    },
    {
      do: 'If that is installed, an older libnvrtc comes first (LD_LIBRARY_PATH, a conda package cudatoolkit): take it out of the way.',
      commands: ['pip list | grep -iE "torch|nvrtc"'],
    },
    { do: 'Where the PyTorch must stay, 1.13 asks for the newest architecture that its compiler knows, which is enough for RTX 40.' },
  ],
  verify: "python3 -c 'import torch; print(torch.version.cuda, torch.cuda.get_device_capability())'",
  owner: { component: 'local-configuration' },
  evidence: [
    {
      url: 'https://github.com/pytorch/pytorch/issues/87595',
      date: '2022-10-25',
      establishes: 'PyTorch’s developers: the 4090 is known from CUDA 11.8 on; the fix asks for an older architecture there',
      strength: 'maintainer-confirmed',
    },
    {
      url: 'https://github.com/sczhou/CodeFormer/issues/167',
      date: '2024-08-01',
      establishes: 'CUDA 11.3 with a 4090; wheels for 11.8 cured it',
      strength: 'several-reports',
    },
    {
      url: 'https://github.com/pytorch/pytorch/issues/47658',
      date: '2020-11-10',
      establishes: 'the same with RTX 30 and CUDA 11.0, and an older library in front of the right one',
      strength: 'several-reports',
    },
  ],
});
