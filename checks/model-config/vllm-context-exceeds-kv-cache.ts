import { defineCheck, torch } from '#api';

export default defineCheck({
  id: 'vllm-context-exceeds-kv-cache',
  layer: 'model-config',
  kind: 'fault',
  title: 'vLLM’s --max-model-len is larger than the KV cache that fits beside the weights',
  impact: 'blocked',
  symptom: 'vLLM ends at its start: “… is larger than the maximum number of tokens that can be stored in KV cache”.',
  blamedOn: 'a leak of memory, or the driver',
  runtimes: ['vllm'],
  // Only the last error of a run tells; what a server would do at its next start cannot be read from the machine.
  when: torch.some((environment) =>
    environment.lastError.has(/larger than the (?:available KV cache memory|maximum number of tokens that can be stored in KV cache)/),
  ),
  proves: [
    /is larger than the maximum number of tokens that can be stored in KV cache/,
    /KV cache is needed, which is larger than the available KV cache memory/,
  ],
  remedy: [
    {
      do: 'Pass --max-model-len with what fits: the maximum, or estimated maximum, that the message names, or less. Newer releases (0.24 is one) find it by themselves with the word auto.',
      setting: '--max-model-len auto',
    },
    {
      do: 'Or make room: a higher --gpu-memory-utilization (leave some for the desktop), --kv-cache-dtype fp8 where the GPU can, fewer other users of the GPU.',
    },
  ],
  verify: 'curl -s http://127.0.0.1:8000/v1/models   # max_model_len',
  owner: { component: 'vllm' },
  evidence: [
    { url: 'https://github.com/vllm-project/vllm/issues/2418', date: '2024-04-15', establishes: 'message and cures', strength: 'several-reports' },
    {
      url: 'https://github.com/vllm-project/vllm/pull/29431',
      date: '2025-11-25',
      establishes: 'merged: with auto the context is cut to what the memory for the cache holds',
      strength: 'maintainer-confirmed',
    },
    {
      url: 'https://github.com/vllm-project/vllm/pull/2163',
      date: '2023-12-18',
      establishes: 'the maintainer: otherwise it would hang',
      strength: 'maintainer-confirmed',
    },
  ],
});
