import { defineCheck, torch } from '#api';

export default defineCheck({
  id: 'libcuda-link-name-missing',
  layer: 'gpu-userspace',
  kind: 'fault',
  title: 'The linker finds no libcuda.so (-lcuda); many driver packages bring libcuda.so.1 alone',
  impact: 'blocked',
  symptom: 'torch.compile, Triton, vLLM or a build of llama.cpp ends with “ld: cannot find -lcuda” although nvidia-smi works.',
  blamedOn: 'the CUDA toolkit, or the NVIDIA driver',
  runtimes: ['pytorch', 'vllm', 'sglang', 'llama.cpp', 'koboldcpp'],
  when: torch.some((environment) => environment.lastError.has(/cannot find -lcuda\b/i)),
  // Triton looks for that name, and adds the second where it has seen libcuda.so.1.
  // GNU’s linkers and LLVM’s; people write it with a capital and without the linker’s name.
  proves: [/\bcannot find -lcuda\b/i, /\bunable to find library -lcuda\b/, /Please create a symlink of libcuda\.so to any of the files?\b/],
  // So it begins also where there is no driver at all, as in a container without the GPU.
  hints: [/AssertionError: libcuda\.so cannot found!/],
  remedy: [
    {
      do: 'See which of the names is there; under WSL both lie in /usr/lib/wsl/lib. If none is, the driver is not there, or not handed to the container.',
      commands: ['ldconfig -p | grep libcuda', 'ls -l /usr/lib/*/libcuda.so* /usr/lib64/libcuda.so*'],
    },
    {
      do: 'Where a CUDA toolkit is installed, give the linker its stub for linking alone (/usr/lib/x86_64-linux-gnu/stubs with Ubuntu’s own). It must never be on LD_LIBRARY_PATH, where it would be loaded instead of the driver.',
      setting: 'LIBRARY_PATH=/usr/local/cuda/lib64/stubs',
    },
    {
      do: 'Where it is Triton (torch.compile, vLLM), a newer one needs no such name: since November 2025 its sources ask for libcuda.so.1. No source names the first release.',
    },
    { do: 'Or install the driver’s package that brings the link libcuda.so, or make that link beside libcuda.so.1 and run ldconfig.' },
  ],
  verify: 'ls -l /usr/lib/*/libcuda.so /usr/lib64/libcuda.so',
  owner: { component: 'triton' },
  evidence: [
    {
      url: 'https://github.com/triton-lang/triton/pull/1981',
      date: '2023-07-23',
      establishes: 'only libcuda.so.1 was there; after the link to libcuda.so Triton ran',
      strength: 'maintainer-confirmed',
    },
    {
      url: 'https://github.com/triton-lang/triton/issues/8667',
      date: '2025-11-07',
      establishes: 'systems with a driver only have no libcuda.so, and Triton links with -lcuda',
      strength: 'several-reports',
    },
    {
      url: 'https://github.com/triton-lang/triton/pull/8668',
      date: '2025-11-07',
      establishes: 'merged: Triton links with libcuda.so.1 in the place of -lcuda',
      strength: 'maintainer-confirmed',
    },
    {
      url: 'https://github.com/state-spaces/mamba/issues/123',
      date: '2024-01-23',
      establishes: 'LIBRARY_PATH with the stubs cured it',
      strength: 'several-reports',
    },
    {
      url: 'https://github.com/vllm-project/vllm/issues/3808',
      date: '2024-04-21',
      establishes: 'vLLM’s maintainer: Triton does not find libcuda.so, which the driver brings',
      strength: 'maintainer-confirmed',
    },
    {
      url: 'https://github.com/ggml-org/llama.cpp/issues/7508',
      date: '2024-06-06',
      establishes: 'the same line at the end of make; CMake, which adds the stubs, builds it',
      strength: 'several-reports',
    },
  ],
});
