import { defineCheck, holds, torch } from '#api';

export default defineCheck({
  id: 'gpu-memory-held-by-others',
  layer: 'service',
  kind: 'fault',
  title: 'Another process holds a good part of the GPU memory that PyTorch ran out of',
  impact: 'blocked',
  symptom: '“CUDA out of memory” for a model that fits the card, with “Process … has … GiB memory in use” in the message.',
  blamedOn: 'a model that is too large, or a leak',
  runtimes: ['pytorch', 'vllm', 'sglang'],
  // PyTorch’s own part is worded otherwise: “this process has”.
  when: torch.some((environment) =>
    holds('other processes hold a quarter of the GPU or more', [environment.lastError], (error) => heldByOthers(error) >= 0.25),
  ),
  explains: ['torch-gpu-memory-full'],
  remedy: [
    {
      do: 'See whose process it is; Ollama keeps a model for five minutes, and workers of an earlier run may be left.',
      commands: ['nvidia-smi', 'ps -eo pid,user,args | grep -E "python|ollama|llama-server|vllm"'],
    },
    { do: 'Stop it, or give each program a GPU of its own with CUDA_VISIBLE_DEVICES.' },
  ],
  verify: 'nvidia-smi --query-compute-apps=pid,used_memory --format=csv',
  owner: { component: 'local-configuration' },
  evidence: [
    {
      url: 'https://github.com/pytorch/pytorch/blob/001074d25084fdb87a799823e395a50f5ec044d3/c10/cuda/CUDACachingAllocator.cpp',
      date: '2024',
      establishes: 'the message: the total, what is free, then what each process holds, as NVML reports it',
      strength: 'documented',
    },
    {
      url: 'https://github.com/vllm-project/vllm/issues/18854',
      date: '2025-05-28',
      establishes: 'memory of other processes on the same GPU counts against a program',
      strength: 'several-reports',
    },
  ],
});

/**
 * The part of the GPU that the message says other processes hold. In a container PyTorch does not find itself by its number, names itself
 * “Process …” as well, and leaves out what this process has, or gives nonsense.
 */
function heldByOthers(error: string): number {
  const total = Number(/total capaci?ty of ([\d.]{1,9}) GiB/.exec(error)?.[1]);
  const own = /this process has ([\d.]{1,20}) (GiB|MiB) memory in use/.exec(error);
  if (own === null || !(Number(own[1]) / (own[2] === 'MiB' ? 1024 : 1) <= total)) return 0;
  const others = [...error.matchAll(/Process \d{1,20} has ([\d.]{1,9}) (GiB|MiB) memory in use/g)];
  return others.reduce((sum, [, amount, unit]) => sum + Number(amount) / (unit === 'MiB' ? 1024 : 1), 0) / total;
}
