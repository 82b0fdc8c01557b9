import { defineCheck, torch } from '#api';

export default defineCheck({
  id: 'torch-cuda-library-conflict',
  layer: 'runtime',
  kind: 'fault',
  title: 'PyTorch gets another NCCL, cuDNN or nvJitLink than the one that its wheel brings',
  impact: 'blocked',
  symptom: 'import torch ends with an undefined symbol of NCCL or nvJitLink, or with “cuDNN version incompatibility”; the same wheel works elsewhere.',
  blamedOn: 'a broken wheel, or the NVIDIA driver',
  runtimes: ['pytorch', 'vllm', 'sglang'],
  when: torch.some((environment) =>
    environment.lastError.has(/libcusparse\.so\.12: undefined symbol: __nvJitLink|libtorch_cuda\.so: undefined symbol: nccl|cuDNN version incompatibility/),
  ),
  proves: [
    /libcusparse\.so\.12: undefined symbol: __nvJitLink\w{1,40}/,
    /libtorch_cuda\.so: undefined symbol: nccl\w{1,40}/,
    /cuDNN version incompatibility: PyTorch was compiled {1,2}against \(\d/,
  ],
  remedy: [
    {
      do: 'Take folders of a CUDA toolkit, NCCL or cuDNN out of LD_LIBRARY_PATH for this program; its own libraries are in site-packages/nvidia.',
      commands: ['echo "$LD_LIBRARY_PATH"', 'pip list | grep -E "^nvidia-(nccl|nvjitlink|cudnn)"'],
    },
    {
      do: 'Where packages of two CUDA releases lie side by side (nvidia-nccl-cu12 and -cu13), remove the one that torch does not ask for, or make a fresh environment.',
    },
  ],
  verify: "python -c 'import torch; print(torch.cuda.is_available())'",
  owner: { component: 'local-configuration' },
  evidence: [
    {
      url: 'https://github.com/pytorch/pytorch/issues/186591',
      date: '2026-06-08',
      establishes: 'PyTorch’s maintainer: NCCL packages for CUDA 12 and 13 are mixed',
      strength: 'maintainer-confirmed',
    },
    {
      url: 'https://github.com/infiniflow/ragflow/issues/4466',
      date: '2025-01-13',
      establishes: 'ldd shows libnvJitLink of /usr/local/cuda-12.1 from LD_LIBRARY_PATH',
      strength: 'several-reports',
    },
    {
      url: 'https://github.com/pytorch/pytorch/pull/81881',
      date: '2022-07-21',
      establishes: 'PyTorch’s own message: LD_LIBRARY_PATH holds another cuDNN',
      strength: 'maintainer-confirmed',
    },
  ],
});
