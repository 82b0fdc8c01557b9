import { defineCheck, torch } from '#api';

export default defineCheck({
  id: 'cuda-module-newer-than-libcudart',
  layer: 'runtime',
  kind: 'fault',
  title: 'A module was compiled with a newer CUDA than the libcudart that is loaded with it',
  impact: 'blocked',
  symptom: 'FlashInfer, sgl-kernel or another compiled module ends with “undefined symbol: cudaGetDriverEntryPointByVersion, version libcudart.so.12”.',
  blamedOn: 'the driver, or a broken wheel',
  runtimes: ['sglang', 'vllm', 'pytorch'],
  when: torch.some((environment) => environment.lastError.has(/undefined symbol: cuda[A-Z]\w{2,60}, version libcudart\.so\.\d/)),
  // Libraries of one major version share their name, and each minor version has more in it.
  proves: [/undefined symbol: cuda[A-Z]\w{2,60}, version libcudart\.so\.\d/],
  remedy: [
    {
      do: 'For what is compiled at run time: let CUDA_HOME and PATH name a toolkit no newer than the CUDA of PyTorch (torch.version.cuda), and delete what was compiled (~/.cache/flashinfer, ~/.cache/torch_extensions).',
      commands: ['python -c "import torch; print(torch.version.cuda)"', 'nvcc --version'],
    },
    {
      do: 'If pip’s nvidia-cuda-runtime is new enough: an older libcudart of LD_LIBRARY_PATH may come before it; take that folder out.',
      commands: ['echo "$LD_LIBRARY_PATH"', 'pip list | grep -i cuda-runtime'],
    },
    { do: 'Or take a PyTorch whose CUDA is as new as the toolkit. A wheel that fails so needs a PyTorch for its own CUDA.' },
  ],
  verify: 'pip list | grep -i cuda-runtime   # at least the version of nvcc',
  owner: { component: 'local-configuration' },
  evidence: [
    {
      url: 'https://github.com/flashinfer-ai/flashinfer/pull/928',
      date: '2025-03-10',
      establishes: 'built with CUDA 12.5 or later under /usr/local/cuda, run with the older libcudart of the Python environment: the symbol is of 12.5',
      strength: 'several-reports',
    },
    {
      url: 'https://github.com/sgl-project/sglang/pull/3372',
      date: '2025-02-07',
      establishes: 'the maintainer: libcudart of torch lacks the symbol, the one of the toolkit has it',
      strength: 'maintainer-confirmed',
    },
    {
      url: 'https://github.com/NVIDIA/cutlass/issues/2079',
      date: '2025-02-05',
      establishes: 'the same with code of CUTLASS: nvcc 12.6 on a machine with 12.4; the reporter speaks of the driver, the loader of libcudart',
      strength: 'several-reports',
    },
  ],
});
