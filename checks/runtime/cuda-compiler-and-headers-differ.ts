import { any, defineCheck, runtimes, torch } from '#api';

const differ = /CUDA compiler and CUDA toolkit headers are incompatible, please check your include paths/;

export default defineCheck({
  id: 'cuda-compiler-and-headers-differ',
  layer: 'runtime',
  kind: 'fault',
  title: 'nvcc and CUDA’s headers are of two releases, which kernels compiled here refuse',
  impact: 'blocked',
  symptom:
    'vLLM ends while FlashInfer compiles, or a build stops, with “CUDA compiler and CUDA toolkit headers are incompatible”. Models whose kernels lie in the cache still start.',
  blamedOn: 'the model, FlashInfer, or the Blackwell GPU',
  runtimes: ['vllm', 'sglang', 'pytorch', 'llama.cpp'],
  when: any(
    torch.some((environment) => environment.lastError.has(differ)),
    runtimes.some((runtime) => runtime.startError.has(differ)),
  ),
  proves: [differ],
  remedy: [
    {
      do: 'With CUDA from pip: PyTorch pins nvidia-cuda-runtime, which has the headers, and not the compiler. Install the compiler of the release that the list shows for the runtime (nvidia-cuda-nvcc, nvidia-cuda-crt and nvidia-nvvm, each ==13.0.* beside a runtime of 13.0).',
      commands: ['pip list | grep -iE "nvidia-(cuda-(nvcc|crt|runtime)|nvvm)"'],
    },
    {
      do: 'With a toolkit of the system: let CUDA_HOME, PATH and CPATH name the same one.',
      commands: ['echo "$CUDA_HOME $CPATH $CPLUS_INCLUDE_PATH"', 'command -v nvcc'],
    },
    {
      do: 'Or compile nothing: flashinfer-cubin and flashinfer-jit-cache of the version of flashinfer-python; for the sampler alone:',
      setting: 'VLLM_USE_FLASHINFER_SAMPLER=0',
    },
  ],
  verify: 'nvcc --version; pip show nvidia-cuda-runtime   # the same release',
  owner: { component: 'local-configuration' },
  evidence: [
    {
      url: 'https://github.com/ls1intum/edutelligence/pull/687',
      date: '2026-07-17',
      establishes: 'pip brought nvcc 13.2 beside headers of 13.0; pinning the compiler was the merged cure',
      strength: 'maintainer-confirmed',
    },
    {
      url: 'https://github.com/flashinfer-ai/flashinfer/issues/3493',
      date: '2026-06-02',
      establishes: 'nvcc 13.3 beside PyTorch for 13.0; vLLM starts without FlashInfer’s sampler',
      strength: 'several-reports',
    },
    {
      url: 'https://github.com/EricLBuehler/mistral.rs/issues/2006',
      date: '2026-03-18',
      establishes: 'the same words in a build with a toolkit of the system',
      strength: 'several-reports',
    },
  ],
});
