import { all, defineCheck, gpus, nvidia, torch } from '#api';

export default defineCheck({
  id: 'torch-cuda-newer-than-nvidia-driver',
  layer: 'kernel-driver',
  kind: 'exposure',
  title: 'PyTorch built for CUDA 13 needs NVIDIA driver 580; an older driver is loaded',
  impact: 'blocked',
  symptom: 'torch.cuda.is_available() is False, with the warning that the NVIDIA driver is too old (found version 12…).',
  blamedOn: 'the CUDA toolkit, a broken driver',
  runtimes: ['pytorch', 'vllm', 'sglang'],
  when: all(
    gpus.some((gpu) => gpu.vendor.is('nvidia')),
    torch.some((environment) => environment.cuda.atLeast('13')),
    nvidia.moduleVersion.below('580'),
  ),
  proves: [/The NVIDIA driver on your system is too old \(found version 12\d{3}\)/],
  // With a driver of CUDA 11 a wheel for CUDA 12 says it too.
  hints: [/The NVIDIA driver on your system is too old \(found version 11\d{3}\)/, /CUDA driver version is insufficient for CUDA runtime version/],
  remedy: [
    { do: 'Install driver 580 or later.' },
    { do: 'Or install PyTorch from the index of a CUDA 12 build: https://download.pytorch.org/whl/cu128.' },
    { do: 'On data-centre GPUs NVIDIA’s cuda-compat package also lets an older driver run newer CUDA; GeForce cards are not supported by it.' },
  ],
  verify: "python -c 'import torch; print(torch.cuda.is_available())'",
  owner: { component: 'local-configuration' },
  evidence: [
    {
      url: 'https://docs.nvidia.com/deploy/cuda-compatibility/minor-version-compatibility.html',
      date: '2026',
      establishes: 'CUDA 13.x needs driver 580 or later, 12.x 525, 11.x 450',
      strength: 'documented',
    },
    {
      url: 'https://github.com/modelscope/FunASR/issues/2973',
      date: '2026-06-11',
      establishes: 'torch 2.11.0 on 570.86.10: an unpinned pip install brought the CUDA 13 wheel',
      strength: 'several-reports',
    },
  ],
});
