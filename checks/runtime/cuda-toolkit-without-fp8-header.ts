import { defineCheck, torch } from '#api';

export default defineCheck({
  id: 'cuda-toolkit-without-fp8-header',
  layer: 'runtime',
  kind: 'fault',
  title: 'The compiler finds no cuda_fp8.h: the CUDA headers it takes are older than 11.8, or absent',
  impact: 'blocked',
  symptom: 'FlashInfer (SGLang, vLLM), flash-attn or another module is compiled and ends with “fatal error: cuda_fp8.h: No such file or directory”.',
  blamedOn: 'the GPU, which is said to need FP8, or the package',
  runtimes: ['sglang', 'vllm', 'pytorch'],
  when: torch.some((environment) => environment.lastError.has(/fatal error: cuda_fp8\.h:/)),
  // The compiler’s words behind the colon are in the user’s language.
  proves: [/fatal error: ['‘]?cuda_fp8\.h['’]?:/],
  remedy: [
    {
      do: 'Look which nvcc is found: Ubuntu 22.04 packages 11.5, and an old /usr/local/cuda may come first. If it is 11.8 or newer, its headers are not (CUDA_HOME, or a package without them).',
      commands: ['which -a nvcc; nvcc --version; echo "$CUDA_HOME"'],
    },
    {
      do: 'Install a toolkit of the major version of torch.version.cuda, and let CUDA_HOME and PATH name it; then delete what was begun (~/.cache/flashinfer, ~/.cache/torch_extensions).',
    },
    { do: 'SGLang and vLLM bring attention code that is compiled already: choose another attention backend than flashinfer.' },
  ],
  verify: 'ls "$CUDA_HOME"/include/cuda_fp8.h',
  owner: { component: 'local-configuration' },
  evidence: [
    {
      url: 'https://github.com/flashinfer-ai/flashinfer/issues/514',
      date: '2024-10-03',
      establishes: 'the maintainer: CUDA before 11.8 does not provide the headers, which are included in any case',
      strength: 'maintainer-confirmed',
    },
    {
      url: 'https://github.com/sgl-project/sglang/issues/3830',
      date: '2025-02-25',
      establishes: 'SGLang at its start, with an RTX 30 card; the message in Chinese',
      strength: 'several-reports',
    },
    {
      url: 'https://github.com/NVIDIA/FasterTransformer/issues/419',
      date: '2023-01-23',
      establishes: 'the same in NVIDIA’s image of August 2022',
      strength: 'several-reports',
    },
  ],
});
