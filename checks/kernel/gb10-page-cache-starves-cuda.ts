import { all, defineCheck, gpus, holds, memory, runtimes } from '#api';

export default defineCheck({
  id: 'gb10-page-cache-starves-cuda',
  layer: 'kernel',
  kind: 'exposure',
  title: 'On GB10 (DGX Spark) the page cache counts as used, so vLLM finds too little free memory',
  impact: 'unstable',
  symptom: 'vLLM fails at its start or near the last shard for lack of memory while “available” is high; right after boot it works.',
  blamedOn: 'the model’s size, --gpu-memory-utilization',
  runtimes: ['vllm'],
  when: all(
    gpus.some((gpu) => gpu.name.has(/\b(?:GB10|DGX Spark)\b/)),
    // 0.24.0 lets go of memory while it loads; that its start fails was still reported of it.
    runtimes.some((runtime) => all(runtime.kind.is('vllm'), runtime.version.inRanges({ introduced: null, fixed: null, seen: ['0.23.0', '0.24.0'] }))),
    // CUDA reports MemFree on this machine; what is cached now is what the next start will miss.
    holds('a third of the RAM or more is page cache', [memory.free, memory.available, memory.total], (free, available, total) => available - free >= total / 3),
  ),
  // Where it runs, its own weights are what is cached.
  unless: runtimes.some((runtime) => all(runtime.kind.is('vllm'), runtime.running.is(true))),
  // NV_ERR_NO_MEMORY is no sign of it: memory that is really used up prints it too.
  hints: [/Free memory on device \S{0,10} ?\([\d.]+\/[\d.]+ GiB\) on startup is less than desired GPU memory utilization/],
  remedy: [
    {
      do: 'Drop the page cache just before the start, as root: sync, then write 3 to /proc/sys/vm/drop_caches. Files are then read anew; nothing is lost.',
    },
    { do: 'Update vLLM if it is older than 0.24.0, which releases memory under pressure while it loads; its very start was still reported to fail.' },
  ],
  verify: 'grep -E "MemFree|MemAvailable" /proc/meminfo',
  owner: { component: 'vllm' },
  evidence: [
    {
      url: 'https://github.com/vllm-project/vllm/issues/48140',
      date: '2026-07-09',
      establishes: 'torch.cuda.mem_get_info() gives MemFree on GB10; a start after a cold load fails until caches are dropped (0.24.0)',
      strength: 'several-reports',
    },
    {
      url: 'https://github.com/NVIDIA/xr-ai/pull/440',
      date: '2026-08-31',
      establishes: 'NVIDIA’s own account, with the page cache flush as a workaround',
      strength: 'documented',
    },
    {
      url: 'https://github.com/vllm-project/vllm/pull/45179',
      date: '2026-07-07',
      establishes: 'loads that failed with 0.23.0 succeed with 0.24.0',
      strength: 'maintainer-confirmed',
    },
    {
      url: 'https://github.com/vllm-project/vllm/pull/35356',
      date: '2026-02-26',
      establishes: 'merged: on integrated GPUs vLLM takes what the system calls available, since cudaMemGetInfo leaves the page cache out',
      strength: 'maintainer-confirmed',
    },
  ],
});
