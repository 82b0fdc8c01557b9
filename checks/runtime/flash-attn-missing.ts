import { defineCheck, torch } from '#api';

/** transformers' words until 4.5x and later, for a package that is not there or too old. */
const missing =
  /FlashAttention2 has been toggled on, but it cannot be used due to the following error: (?:the package (?:flash_attn seems to be not|for FlashAttention2 doesn't seem to be) installed|you need flash_attn package version)/;

export default defineCheck({
  id: 'flash-attn-missing',
  layer: 'runtime',
  kind: 'fault',
  title: 'FlashAttention 2 is asked for, and the package flash-attn is missing or too old',
  impact: 'blocked',
  symptom: 'Loading ends with “FlashAttention2 has been toggled on, but it cannot be used due to the following error”.',
  blamedOn: 'the GPU, or the CUDA installation',
  runtimes: ['pytorch'],
  when: torch.some((environment) => environment.lastError.has(missing)),
  proves: [missing],
  remedy: [
    {
      do: 'Load the model with PyTorch’s own attention, which needs nothing more; a model’s remote code or a tool’s default may ask for the other.',
      setting: 'attn_implementation="sdpa"',
    },
    {
      do: 'Or install flash-attn: take the wheel of its releases that is named after this PyTorch, CUDA and Python. A build from source needs nvcc, much memory and up to hours. GPUs before Ampere are not served.',
    },
  ],
  verify: "python -c 'import flash_attn; print(flash_attn.__version__)'",
  owner: { component: 'local-configuration' },
  evidence: [
    {
      url: 'https://github.com/hiyouga/EasyR1/issues/384',
      date: '2025-06-23',
      establishes: 'the message where the package is not installed',
      strength: 'several-reports',
    },
    {
      url: 'https://github.com/hiyouga/LlamaFactory/issues/3464',
      date: '2024-04',
      establishes: 'the message where it is too old',
      strength: 'several-reports',
    },
  ],
});
