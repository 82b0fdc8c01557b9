import { all, any, defineCheck, runtimes, torch } from '#api';

const failed = torch.some((environment) => environment.lastError.has(/No available memory for the cache blocks/));

export default defineCheck({
  id: 'vllm-no-memory-for-kv-cache',
  layer: 'model-config',
  kind: 'fault',
  title: 'vLLM’s share of the GPU is used up (weights, activations, others) before the KV cache',
  impact: 'blocked',
  symptom: 'vLLM loads the model and then ends with “No available memory for the cache blocks”.',
  blamedOn: 'a leak, or a GPU that is too small for certain',
  runtimes: ['vllm'],
  // That the text is about vLLM is enough for what people say of it.
  when: all(
    any(
      failed,
      runtimes.some((runtime) => runtime.kind.is('vllm')),
    ),
    failed,
  ),
  proves: [/No available memory for the cache blocks\. Try increasing/],
  said: [
    /^(?!.{0,400}\b(?:if|might|may|can|could|would|to avoid|fixe[sd]|fix for|such as|colleagues?|friends?|someone|somebody|others?)\b).{0,400}\b(?:fail(?:s|ed|ing)|crash(?:es|ed)?|ends|due to|got|gets?|getting|raises?|throws?|errors?) .{0,60}\bno available memory for the cache blocks\b(?!.{0,300}\?)/i,
  ],
  remedy: [
    { do: 'Raise the share if the GPU has memory to spare; other programs on it count against it.', setting: '--gpu-memory-utilization 0.95' },
    {
      do: 'Lower what activations and CUDA graphs take: fewer sequences, a shorter context, or no graphs, which is slower.',
      setting: '--max-num-seqs 16 --max-model-len 8192 --enforce-eager',
    },
    { do: 'Or take a smaller or quantised checkpoint, or more GPUs with --tensor-parallel-size.' },
  ],
  verify: 'the log of vLLM names “GPU KV cache size”',
  owner: { component: 'local-configuration' },
  evidence: [
    {
      url: 'https://github.com/vllm-project/vllm/issues/10439',
      date: '2024-11-19',
      establishes: 'vLLM’s maintainers: raise gpu_memory_utilization',
      strength: 'maintainer-confirmed',
    },
    {
      url: 'https://github.com/vllm-project/vllm/issues/2248',
      date: '2023-12-24',
      establishes: 'a share of 0.4 and fewer leaves nothing after the profile run',
      strength: 'several-reports',
    },
    {
      url: 'https://github.com/vllm-project/vllm/issues/17431',
      date: '2025-04-30',
      establishes: 'the engine V1 needs more of the share than V0 did',
      strength: 'several-reports',
    },
  ],
});
