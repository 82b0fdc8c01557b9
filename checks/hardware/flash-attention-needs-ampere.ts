import { defineCheck, torch } from '#api';

export default defineCheck({
  id: 'flash-attention-needs-ampere',
  layer: 'hardware',
  kind: 'fault',
  title: 'FlashAttention 2 runs on Ampere and newer GPUs; a Volta or Turing card is in use',
  impact: 'blocked',
  symptom: 'Loading or the first token ends with “FlashAttention only supports Ampere GPUs or newer” on a V100, T4 or RTX 20 card.',
  blamedOn: 'the CUDA version, or the flash-attn package',
  runtimes: ['pytorch', 'vllm', 'sglang'],
  when: torch.some((environment) => environment.lastError.has(/FlashAttention only supports Ampere GPUs or newer/)),
  proves: [/FlashAttention only supports Ampere GPUs or newer/],
  remedy: [
    { do: 'Choose another attention: attn_implementation="sdpa" in transformers; in vLLM a back end other than FLASH_ATTN.' },
    { do: 'Or run the model with llama.cpp or Ollama, whose own flash attention also covers these cards.' },
  ],
  verify: "python -c 'import torch; print(torch.cuda.get_device_capability())'   # (8, 0) or higher",
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
      establishes: 'nobody works on Turing',
      strength: 'maintainer-confirmed',
    },
  ],
});
