import { defineCheck, holds, torch } from '#api';

export default defineCheck({
  id: 'gpu-memory-held-by-others',
  layer: 'service',
  kind: 'exposure',
  title: 'Another process holds a good part of the GPU memory that PyTorch ran out of',
  impact: 'blocked',
  symptom: '“CUDA out of memory” for a model that fits the card, with “Process … has … GiB memory in use” in the message, or far less reserved than is in use.',
  blamedOn: 'a model that is too large, or a leak',
  runtimes: ['pytorch', 'vllm', 'sglang'],
  // PyTorch’s own part is worded otherwise: “this process has”. What an older one does not count may also be of another library in the same process.
  when: torch.some((environment) =>
    holds('other processes hold a quarter of the GPU or more', [environment.lastError], (error) => heldByOthers(error) >= 0.25),
  ),
  bites: torch.some((environment) => holds('more than another library of this process takes', [environment.lastError], isSurely)),
  hints: [/GiB total capacity; .{1,120} reserved in total by PyTorch/],
  explains: ['torch-gpu-memory-full'],
  remedy: [
    {
      do: 'See whose process it is; Ollama keeps a model for five minutes, and workers of an earlier run may be left.',
      commands: ['nvidia-smi', 'ps -eo pid,user,args | grep -E "python|ollama|llama-server|vllm"'],
    },
    {
      do: 'Stop it, or give each program a GPU of its own with CUDA_VISIBLE_DEVICES. Where they are ranks of one run on the same GPU, each has to choose its own: torch.cuda.set_device(LOCAL_RANK).',
    },
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
      url: 'https://github.com/vllm-project/vllm/issues/783',
      date: '2023-08-17',
      establishes: 'the older message, with the memory that PyTorch itself has reserved; a third of the card was other processes’',
      strength: 'several-reports',
    },
    {
      url: 'https://github.com/vllm-project/vllm/issues/1201',
      date: '2023-09-27',
      establishes: 'the same; nvidia-smi shows the 14 GB that others held before',
      strength: 'several-reports',
    },
    {
      url: 'https://github.com/vllm-project/vllm/issues/18854',
      date: '2025-05-28',
      establishes: 'memory of other processes on the same GPU counts against a program',
      strength: 'several-reports',
    },
  ],
});

/** What a process has besides PyTorch’s own memory: the CUDA context, cuBLAS and NCCL; in GiB. */
const besides = 1;
/** Less than this may be a desktop’s, or a library’s that allocates for itself. */
const least = 2.5;
/** A Jetson of 8, 32 or 64 GB, whose memory the CPU shares: what is not free may be the page cache. */
const shared = /^(?:7\.[0-6]|29\.|30\.|31\.[01]|6[12]\.)/;

/** What is counted by name, or what is more than a second library in the same process has as a rule; in GiB. */
function isSurely(error: string): boolean {
  const older = heldInOlder(error);
  return older === undefined ? heldByOthers(error) > 0 : older * Number(/([\d.]{1,9}) GiB total capacity/.exec(error)?.[1]) >= 8;
}

/**
 * An older PyTorch names no process in its message: “44.56 GiB total capacity; 27.91 GiB already allocated; 565.31 MiB free; 27.93 GiB reserved in total by PyTorch”. What is
 * neither free nor this process’s is of others.
 */
function heldInOlder(error: string): number | undefined {
  const told = /([\d.]{1,9}) GiB total capacity; .{1,60}; ([\d.]{1,9}) (GiB|MiB|KiB|bytes) free; ([\d.]{1,9}) (GiB|MiB) reserved in total by PyTorch/.exec(
    error,
  );
  if (told === null) return undefined;
  const [, total, free, unit, own, ownUnit] = told;
  const scale: Readonly<Record<string, number>> = { GiB: 1, MiB: 1 / 1024 };
  const used = Number(free) * (scale[unit ?? ''] ?? 0) + Number(own) * (scale[ownUnit ?? ''] ?? 0);
  if (shared.test(total ?? '')) return 0;
  const others = Number(total) - used - besides;
  return others < least ? 0 : others / Number(total);
}

/**
 * The part of the GPU that the message says other processes hold. In a container PyTorch does not find itself by its number, names itself
 * “Process …” as well, and leaves out what this process has, or gives nonsense.
 */
function heldByOthers(error: string): number {
  const older = heldInOlder(error);
  if (older !== undefined) return older;
  const total = Number(/total capaci?ty of ([\d.]{1,9}) GiB/.exec(error)?.[1]);
  const own = /this process has ([\d.]{1,20}) (GiB|MiB) memory in use/.exec(error);
  if (own === null || !(Number(own[1]) / (own[2] === 'MiB' ? 1024 : 1) <= total)) return 0;
  const others = [...error.matchAll(/Process \d{1,20} has ([\d.]{1,9}) (GiB|MiB) memory in use/g)];
  return others.reduce((sum, [, amount, unit]) => sum + Number(amount) / (unit === 'MiB' ? 1024 : 1), 0) / total;
}
