import { defineCheck, torch } from '#api';

/**
 * GPUs since Ada; what is older was dropped by newer releases, or TensorFlow of 2020 says it with a ptxas of its own.
 * CUDA 13 calls sm_101 sm_110: a ptxas that refuses the old name may be too new.
 */
const unknown = /Value 'sm_(?:89|90|(?!101)\d{3})[af]?' is not defined for option 'gpu-name'/;

export default defineCheck({
  id: 'triton-ptxas-too-old',
  layer: 'runtime',
  kind: 'fault',
  title: 'The ptxas in use, mostly Triton’s own, is older than the GPU and its sm_ target',
  impact: 'blocked',
  symptom: 'On DGX Spark, Jetson Thor or another new GPU vLLM ends with “ptxas fatal: Value sm_… is not defined for option gpu-name”.',
  blamedOn: 'the driver, or an unsupported GPU',
  runtimes: ['pytorch', 'vllm', 'sglang'],
  when: torch.some((environment) => environment.lastError.has(unknown)),
  // With or without "ptxas fatal   :" before it, as it is quoted.
  proves: [unknown],
  remedy: [
    {
      do: 'Use a newer triton, or an image with one: from 3.6.0 on its wheel has an assembler of its own for Blackwell (sm_100 to sm_121), which knows Jetson Thor (sm_110) from 3.7.0 on.',
    },
    {
      do: 'With an older one let it use the ptxas of a CUDA toolkit that knows the GPU (CUDA 13 for GB10 and Thor). From 3.6.0 on this variable no longer counts for Blackwell; there it is TRITON_PTXAS_BLACKWELL_PATH.',
      setting: 'TRITON_PTXAS_PATH=/usr/local/cuda/bin/ptxas',
    },
  ],
  verify: 'pip show triton; /usr/local/cuda/bin/ptxas --version',
  owner: { component: 'triton' },
  evidence: [
    {
      url: 'https://github.com/triton-lang/triton/issues/10331',
      date: '2026-08-18',
      establishes: 'the wheels compared: 3.5.0 does not know sm_121a, 3.6.0 does with its second ptxas',
      strength: 'several-reports',
    },
    {
      url: 'https://github.com/triton-lang/triton/pull/8959',
      date: '2025-12-10',
      establishes: '3.6’s second ptxas (of CUDA 12.9) does not know Thor’s sm_110a; the variable that replaces it',
      strength: 'maintainer-confirmed',
    },
    {
      url: 'https://github.com/triton-lang/triton/issues/8539',
      date: '2025-10-26',
      establishes: 'Triton’s maintainer for DGX Spark: ptxas of CUDA 13 by TRITON_PTXAS_PATH; others confirm',
      strength: 'maintainer-confirmed',
    },
    {
      url: 'https://github.com/vllm-project/vllm/pull/31338',
      date: '2025-12-25',
      establishes: 'vLLM documents the error with sm_110a',
      strength: 'documented',
    },
    {
      url: 'https://github.com/triton-lang/triton/issues/8096',
      date: '2025-09-06',
      establishes: 'the same with vLLM on Jetson Thor',
      strength: 'several-reports',
    },
    {
      url: 'https://github.com/ModelTC/LightLLM/issues/176',
      date: '2023-10-23',
      establishes: 'an RTX 4090 (sm_89) with Triton 2.0.0, whose ptxas does not know it; 2.1.0 does',
      strength: 'maintainer-confirmed',
    },
  ],
});
