import { any, defineCheck, runtimes, torch } from '#api';

const linker = /\bld(?:\.\w{2,5})?: cannot find -l(?:cudart|nvrtc|curand|cublas|cublasLt)\b/;

export default defineCheck({
  id: 'cuda-runtime-link-name-missing',
  layer: 'runtime',
  kind: 'fault',
  title: 'The linker finds no libcudart.so or libcublas.so: missing, elsewhere, or only numbered',
  impact: 'blocked',
  symptom: 'Kernels compile, and then FlashInfer in vLLM, DeepSpeed or a build ends with “ld: cannot find -lcudart” (or -lcurand, -lnvrtc).',
  blamedOn: 'the driver, or a missing CUDA toolkit',
  runtimes: ['vllm', 'sglang', 'pytorch', 'llama.cpp'],
  when: any(
    torch.some((environment) => environment.lastError.has(linker)),
    runtimes.some((runtime) => runtime.startError.has(linker)),
  ),
  proves: [linker],
  remedy: [
    {
      do: 'If a whole toolkit of the right release is installed, name it. Images and packages for running alone have no names for the linker: take the devel image, or install the development packages (cuda-cudart-dev, libcublas-dev of the release).',
      setting: 'CUDA_HOME=/usr/local/cuda',
    },
    {
      do: 'If it is there and the link command has no -L for its folder (DeepSpeed’s cpu_adam before 0.14.5): update DeepSpeed, or name the folder to gcc’s linker, which does not read LD_LIBRARY_PATH for that.',
      setting: 'LIBRARY_PATH=/usr/local/cuda/lib64',
    },
    {
      do: 'With CUDA from conda or pip: lib64 is searched, and they have lib; make a link lib64 to it. In pip’s also link each numbered name (libcudart.so.13) to the one without a number. An update of the packages may remove both.',
      commands: ['ls -ld "$CUDA_HOME"/lib*', 'ls -l "$CUDA_HOME"/lib*/libcudart.so* "$CUDA_HOME"/lib*/libnvrtc.so*'],
    },
    { do: 'Or compile nothing: flashinfer-cubin and flashinfer-jit-cache of the version of flashinfer-python.' },
  ],
  verify: 'ls -l "$CUDA_HOME"/lib64/libcudart.so',
  owner: { component: 'local-configuration', tracker: 'https://github.com/flashinfer-ai/flashinfer/issues/5064' },
  evidence: [
    {
      url: 'https://github.com/flashinfer-ai/flashinfer/issues/5064',
      date: '2026-09-09',
      establishes: 'lib64 is written into the link command; the wheels have lib, and numbered names only',
      strength: 'several-reports',
    },
    {
      url: 'https://github.com/deepspeedai/DeepSpeed/issues/3929',
      date: '2023-07-20',
      establishes: 'conda’s environment has no lib64; a copy cured it for several people',
      strength: 'several-reports',
    },
    {
      url: 'https://github.com/deepspeedai/DeepSpeed/issues/5659',
      date: '2024-07-09',
      establishes: 'the link command names PyTorch’s folder alone; a link to libcurand.so in it cured it, and 0.14.5 names CUDA’s',
      strength: 'several-reports',
    },
    {
      url: 'https://github.com/vllm-project/vllm/issues/44985',
      date: '2026-06-09',
      establishes: 'vLLM with CUDA from conda stops where FlashInfer links its sampler from lib64',
      strength: 'single-report',
    },
  ],
});
