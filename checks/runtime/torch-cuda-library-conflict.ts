import { defineCheck, torch } from '#api';

export default defineCheck({
  id: 'torch-cuda-library-conflict',
  layer: 'runtime',
  kind: 'fault',
  title: 'PyTorch, or a program like it, gets another NCCL, cuDNN or nvJitLink than it was built for',
  impact: 'blocked',
  symptom:
    'import torch ends with an undefined symbol of NCCL or nvJitLink, or with “cuDNN version incompatibility”, or the first convolution with CUDNN_STATUS_SUBLIBRARY_VERSION_MISMATCH; the same wheel works elsewhere.',
  blamedOn: 'a broken wheel, or the NVIDIA driver',
  runtimes: ['pytorch', 'vllm', 'sglang'],
  when: torch.some((environment) =>
    environment.lastError.has(
      /libcusparse\.so\.12: undefined symbol: __nvJitLink|libtorch_cuda\.so: undefined symbol: nccl|cuDNN version incompatibility: PyTorch was compiled {1,2}against \((?:[5-9]|1\d), |CUDNN_STATUS_SUBLIBRARY_VERSION_MISMATCH/,
    ),
  ),
  proves: [
    /libcusparse\.so\.12: undefined symbol: __nvJitLink\w{1,40}/,
    // In titles without the library that asks for it.
    /\bundefined symbol: __nvJitLink\w{1,40}, version libnvJitLink\.so\.1[2-9]/,
    /libtorch_cuda\.so: undefined symbol: nccl\w{1,40}/,
    // Builds for ROCm say the same of MIOpen, whose numbers begin with 1 to 3.
    /cuDNN version incompatibility: PyTorch was compiled {1,2}against \((?:[5-9]|1\d), /,
    // cuDNN lies in several files, each of which looks for the others.
    /Could not load library libcudnn\S{1,40} Error: \S{1,200} (?:undefined )?symbol:? _Z\w{1,400}, version libcudnn/,
    /libcudnn_\w{1,30}\.so\.[\d.]{1,12}: undefined symbol: _Z\w{1,400}, version libcudnn_/,
    /Could not load library libcudnn\S{1,40} Error: \S{1,200}libnvrtc\.so\S{0,12} undefined symbol: nvrtc\w{1,40}/,
    /\b(?:RuntimeError|cuDNN error|cudnn_status): CUDNN_STATUS_SUBLIBRARY_VERSION_MISMATCH\b/,
  ],
  explains: ['cuda-library-missing'],
  remedy: [
    {
      do: 'Take folders of a CUDA toolkit, NCCL or cuDNN out of LD_LIBRARY_PATH for this program; its own libraries are in site-packages/nvidia.',
      commands: ['echo "$LD_LIBRARY_PATH"', 'pip list | grep -E "^nvidia-(nccl|nvjitlink|cudnn)"'],
    },
    {
      do: 'cuDNN of the system (libcudnn9-cuda-12 or -13) beside PyTorch’s own: remove it, if nothing else needs it. Its files are found without LD_LIBRARY_PATH too. nvidia-cudnn-cu13 9.20 lacks a file and takes the system’s; 9.21 and later have their own.',
      commands: ['ldconfig -p | grep libcudnn'],
    },
    {
      do: 'Packages of two CUDA releases side by side (nvidia-nccl-cu12 and -cu13), or one that another package changed: make a fresh environment, or remove the one that torch does not ask for and install the other anew. Both write the same file, so that removing one takes it from the other.',
      commands: ['pip check'],
      setting: 'pip install --force-reinstall --no-deps nvidia-nccl-cu13==2.28.9   (the release that pip list shows)',
    },
  ],
  verify: `python -c 'import torch; x = torch.ones(1, 1, 8, 8, device="cuda"); print(torch.nn.functional.conv2d(x, x).item())'   # 64.0: a convolution`,
  owner: { component: 'local-configuration' },
  evidence: [
    {
      url: 'https://github.com/pytorch/pytorch/issues/187824',
      date: '2026-06-22',
      establishes: '2.12.1 for CUDA 13.0: a file that its cuDNN lacks is taken from the system; the message as the back end’s interface puts it',
      strength: 'several-reports',
    },
    {
      url: 'https://github.com/pytorch/pytorch/issues/186591',
      date: '2026-06-08',
      establishes: 'PyTorch’s maintainer: NCCL packages for CUDA 12 and 13 are mixed',
      strength: 'maintainer-confirmed',
    },
    {
      url: 'https://github.com/NVIDIA/cuml/pull/7304',
      date: '2025-10-03',
      establishes: 'NCCL’s package for CUDA 13 has its library in nvidia/nccl/lib, as that for CUDA 12 has',
      strength: 'maintainer-confirmed',
    },
    {
      url: 'https://github.com/sgl-project/sglang/pull/31035',
      date: '2026-07-13',
      establishes: 'packages for CUDA 12 and 13 own the same paths: removing one deletes the file of the other, and a plain install does not bring it back',
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
    {
      url: 'https://github.com/pytorch/pytorch/issues/119989',
      date: '2024-06-27',
      establishes: 'PyTorch 2.2 mixes its cuDNN 8 with an installed one; unset LD_LIBRARY_PATH helps, and 2.4 finds its own',
      strength: 'maintainer-confirmed',
    },
    {
      url: 'https://github.com/radixark/miles/pull/1824',
      date: '2026-07-27',
      establishes: 'libcudnn9-cuda-13 of the image is found before the newer one of pip: one file asks the other for a symbol; removing it is the cure',
      strength: 'single-report',
    },
    {
      url: 'https://github.com/pytorch/pytorch/issues/188892',
      date: '2026-07-07',
      establishes:
        'the wheel of cuDNN 9.20.0.48 for CUDA 13 lacks a file, which is then taken from libcudnn9-cuda-12 of the system; those from 9.21 on have it',
      strength: 'several-reports',
    },
  ],
});
