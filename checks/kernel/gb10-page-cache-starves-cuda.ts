import { all, defineCheck, gpus, holds, memory, not, runtimes, torch } from '#api';

export default defineCheck({
  id: 'gb10-page-cache-starves-cuda',
  layer: 'kernel',
  kind: 'exposure',
  title: 'On GB10 (DGX Spark) the page cache can leave CUDA no memory at the start of vLLM',
  impact: 'unstable',
  symptom:
    'vLLM ends at its start in torch.cuda.mem_get_info with “CUDA error: out of memory”, while “available” is high; after a while, or right after boot, it works.',
  blamedOn: 'the model’s size, --gpu-memory-utilization',
  runtimes: ['vllm'],
  when: all(
    gpus.some((gpu) => gpu.name.has(/\b(?:GB10|DGX Spark)\b/)),
    runtimes.some((runtime) => runtime.kind.is('vllm')),
    // A large cache is the rule there: it takes a start that ended in CUDA’s own answer. vLLM’s “Free memory on device … is less” goes by what is available.
    torch.some((environment) =>
      environment.lastError.has(/\bAcceleratorError: CUDA error: out of memory|cudaErrorMemoryAllocation|cudaMemGetInfo|\bmem_get_info\b/),
    ),
    not(holds('half of the RAM or more is free', [memory.free, memory.total], (free, total) => free >= total / 2)),
  ),
  // Where it runs, its own weights are what is cached.
  unless: runtimes.some((runtime) => all(runtime.kind.is('vllm'), runtime.running.is(true))),
  // NV_ERR_NO_MEMORY is no sign of it: memory that is really used up prints it too.
  hints: [/\btorch\.AcceleratorError: CUDA error: out of memory/],
  remedy: [
    { do: 'Install the current DGX OS and driver: the release of July 2026 handles lack of memory better on this machine.' },
    {
      do: 'Stop what else needs memory, drop the page cache just before the start, as root (sync, then write 3 to /proc/sys/vm/drop_caches), and start again. Files are then read anew; nothing is lost.',
    },
    { do: 'A lower --gpu-memory-utilization does nothing for this error; it is for vLLM’s own “Free memory on device … is less than desired”.' },
  ],
  verify: 'grep -E "MemFree|MemAvailable" /proc/meminfo',
  owner: { component: 'nvidia' },
  evidence: [
    {
      url: 'https://github.com/NVIDIA/xr-ai/pull/440',
      date: '2026-08-31',
      establishes:
        'NVIDIA’s own account: the error in mem_get_info, the page cache behind it, the update, the flush, and that a lower utilization does not help',
      strength: 'documented',
    },
    {
      url: 'https://build.nvidia.com/spark/vlm-finetuning/troubleshooting.md',
      date: '2026',
      establishes: 'NVIDIA for DGX Spark: memory issues within its capacity; flush the buffer cache',
      strength: 'documented',
    },
    {
      url: 'https://github.com/vllm-project/vllm/issues/48140',
      date: '2026-07-09',
      establishes: 'the reporter took back that vLLM 0.24.0 counts the cache as used: its check of free memory goes by MemAvailable',
      strength: 'several-reports',
    },
  ],
});
