import { any, defineCheck, torch } from '#api';

/** transformers' words until 4.5x and later, for a package that is not there or too old; and those for the imports of a model's own code. */
const missing =
  /FlashAttention2 has been toggled on, but it cannot be used due to the following error: (?:the package (?:flash_attn seems to be not|for FlashAttention2 doesn't seem to be) installed|you need flash_attn package version)/;
const imported = /requires the following packages that were not found in your environment: (?:[\w.-]{1,40}, ){0,6}flash_attn\b/;
/** Python, at the end of a traceback. */
const module = /^\s{0,12}(?:\S{1,80} )?ModuleNotFoundError: No module named ['"]flash_attn['"]\s{0,4}$/;
/** The code of Phi-3-small. */
const dense = /Flash Attention is not available, but is needed for dense attention/;

export default defineCheck({
  id: 'flash-attn-missing',
  layer: 'runtime',
  kind: 'fault',
  title: 'FlashAttention 2 is asked for, and the package flash-attn is missing or too old',
  impact: 'blocked',
  symptom:
    'Loading ends with “FlashAttention2 has been toggled on, but it cannot be used due to the following error”, or with packages that were not found: flash_attn.',
  blamedOn: 'the GPU, or the CUDA installation',
  runtimes: ['pytorch'],
  when: torch.some((environment) =>
    any(environment.lastError.has(missing), environment.lastError.has(imported), environment.lastError.has(dense), environment.lastError.has(module)),
  ),
  // What goes on to compute has got over an import that failed.
  unless: torch.some((environment) => environment.lastError.has(/\bout of memory\b|\b(?:CUDA|HIP) error: /)),
  proves: [missing, imported, dense, module],
  remedy: [
    {
      do: 'Load the model with PyTorch’s own attention, which needs nothing more; a model’s remote code or a tool’s default may ask for the other. Code that imports flash_attn itself, as that of Phi-3-small, cannot do without it.',
      setting: 'attn_implementation="sdpa"',
    },
    {
      do: 'Where the error is a list of packages that were not found, transformers has read the imports of the model’s own code before any setting counts (seen with 4.36 to 4.38): later releases pass over imports that the code guards, so update transformers.',
    },
    {
      do: 'Or let transformers fetch a kernel that is compiled: from 5.17 on, with the package kernels, it takes the one of kernels-community on the Hub where flash-attn is missing (releases before know it too, and still refuse some models or PyTorch 2.13). It runs code from there. Code that imports flash_attn itself is not helped.',
      commands: ['pip install -U transformers kernels'],
    },
    {
      do: 'Or install flash-attn: take the wheel of its releases that is named after this PyTorch, CUDA and Python. A build from source needs nvcc, much memory and up to hours. They are for NVIDIA alone, and GPUs before Ampere are not served; for AMD there is ROCm’s own build.',
    },
  ],
  verify: "the model loads; where the package itself is needed: python -c 'import flash_attn; print(flash_attn.__version__)'",
  owner: { component: 'local-configuration' },
  evidence: [
    {
      url: 'https://github.com/huggingface/transformers/issues/28459',
      date: '2024-01',
      establishes: 'the list of packages comes from the imports of a model’s code, with sdpa asked for as well',
      strength: 'several-reports',
    },
    {
      url: 'https://github.com/huggingface/transformers/pull/47345',
      date: '2026-07-15',
      establishes: 'merged documentation: asked for flash_attention_2 without the package, transformers takes the kernel of the Hub',
      strength: 'documented',
    },
    {
      url: 'https://github.com/huggingface/transformers/issues/45399',
      date: '2026-04-13',
      establishes: '5.5.3: other checks stop it before that kernel is taken',
      strength: 'single-report',
    },
    {
      url: 'https://github.com/axolotl-ai-cloud/axolotl/pull/4009',
      date: '2026-09-14',
      establishes: 'transformers 5.17 takes it with PyTorch 2.13 as well',
      strength: 'single-report',
    },
    {
      url: 'https://github.com/hiyouga/EasyR1/issues/384',
      date: '2025-06-23',
      establishes: 'the message where the package is not installed',
      strength: 'several-reports',
    },
    {
      url: 'https://github.com/hiyouga/LlamaFactory/issues/3464',
      date: '2024-04-26',
      establishes: 'the message where it is too old',
      strength: 'several-reports',
    },
    {
      url: 'https://github.com/deepseek-ai/DeepSeek-MoE/issues/24',
      date: '2024-02-27',
      establishes: 'a model’s own code asks for it at load; an author: install it or load with another attention',
      strength: 'maintainer-confirmed',
    },
    {
      url: 'https://github.com/modelscope/ms-swift/issues/870',
      date: '2024-05-07',
      establishes: 'the code of InternVL on a V100; a maintainer: load it without flash attention',
      strength: 'maintainer-confirmed',
    },
    {
      url: 'https://github.com/hiyouga/LlamaFactory/issues/5080',
      date: '2024-08-06',
      establishes: 'the words of Phi-3-small',
      strength: 'several-reports',
    },
  ],
});
