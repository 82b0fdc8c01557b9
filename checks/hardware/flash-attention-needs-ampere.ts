import { all, any, defineCheck, gpus, torch } from '#api';

export default defineCheck({
  id: 'flash-attention-needs-ampere',
  layer: 'hardware',
  kind: 'fault',
  title: 'FlashAttention 2 refuses GPUs before Ampere; its old releases refuse Blackwell as well',
  impact: 'blocked',
  symptom: 'Loading or the first token ends with “FlashAttention only supports Ampere GPUs or newer” on a V100, T4 or RTX 20 card, or an RTX 50 or B200.',
  blamedOn: 'the CUDA version, or the driver',
  runtimes: ['pytorch', 'vllm', 'sglang'],
  when: any(
    torch.some((environment) => environment.lastError.has(/^(?!.*\busing default SDPA\b).*FlashAttention only supports Ampere GPUs or newer/)),
    // vLLM's V1 engine asserts it without a word; it does so as well where version 3 is asked for on a GPU that is no Hopper.
    all(
      gpus.some((gpu) => all(gpu.vendor.is('nvidia'), gpu.computeCapability.below('8.0'))),
      gpus.none((gpu) => gpu.computeCapability.atLeast('8.0')),
      torch.some((environment) => environment.lastError.has(/is_fa_version_supported/)),
    ),
  ),
  // ComfyUI says it of a single call and goes on with PyTorch’s attention.
  proves: [/^(?!.*\busing default SDPA\b)(?!.*\b(?:I know|aware) (?:that|of)\b).*FlashAttention only supports Ampere GPUs or newer/],
  hints: [/\bassert is_fa_version_supported\(/],
  remedy: [
    {
      do: 'On a V100, T4 or RTX 20 card choose another attention: attn_implementation="sdpa" in transformers; in vLLM a back end other than FLASH_ATTN, which current releases choose by themselves.',
    },
    { do: 'On an RTX 50 or B200 take a newer flash-attn, xformers or PyTorch: theirs of 2024 knew no Blackwell.' },
    { do: 'Or run the model with llama.cpp or Ollama, whose own flash attention also covers these cards.' },
  ],
  verify: "python -c 'import torch; print(torch.cuda.get_device_capability())'   # (8, 0) or higher; (10, 0) and (12, 0) are Blackwell",
  owner: { component: 'local-configuration' },
  evidence: [
    {
      url: 'https://github.com/Dao-AILab/flash-attention/issues/762',
      date: '2024-01-08',
      establishes: 'the author: Turing is not supported',
      strength: 'maintainer-confirmed',
    },
    {
      url: 'https://github.com/Dao-AILab/flash-attention/issues/1608',
      date: '2025-04-22',
      establishes: 'nobody works on Turing; since then the manual names a repository of another author for it',
      strength: 'maintainer-confirmed',
    },
    {
      url: 'https://github.com/Dao-AILab/flash-attention/issues/1464',
      date: '2025-01-25',
      establishes: 'the same message on a B200, before flash-attn supported it',
      strength: 'several-reports',
    },
    {
      url: 'https://github.com/vllm-project/vllm/issues/13398',
      date: '2025-02-17',
      establishes: 'VLLM_USE_V1=1 on V100s ends at “assert is_fa_version_supported”',
      strength: 'several-reports',
    },
  ],
});
