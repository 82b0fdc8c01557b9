import { all, defineCheck, holds, memory, runtimes } from '#api';

export default defineCheck({
  id: 'hugetlb-pool-unused',
  layer: 'kernel',
  kind: 'exposure',
  title: 'A large HugeTLB pool (vm.nr_hugepages) holds memory that nothing uses',
  impact: 'risk',
  symptom: 'Most memory counts as used, and no process owns it; models are refused or swap.',
  blamedOn: 'a memory leak, the page cache, ZFS',
  runtimes: [],
  when: all(
    holds('a quarter of the RAM or more is in the pool', [memory.hugetlb, memory.total], (pool, total) => pool >= total / 4),
    holds('four fifths of it or more are unused', [memory.hugetlb, memory.hugetlbFree], (pool, free) => free >= 0.8 * pool),
    // A host of virtual machines that are off misses nothing.
    runtimes.some(() => all()),
    // Where enough is left beside it, nobody misses what it holds.
    holds('less is available than the pool holds unused', [memory.hugetlbFree, memory.available], (free, available) => available < free),
  ),
  hints: [/ValueError: Not enough host memory available\. Requesting [\d.]+ GB but only have/],
  remedy: [
    {
      do: 'Shrink the pool to what its users (virtual machines, databases, DPDK) need; those that are to be started later will then not find it. SGLang’s hierarchical cache may be one: its pages come from the pool, although its check of free memory leaves the pool out.',
      setting: 'vm.nr_hugepages=0',
    },
    {
      do: 'For good: look for what sets it, in /etc/sysctl.d and as hugepages= on the kernel command line. The sysctl is for pages of the default size; others have their own number in /sys/kernel/mm/hugepages.',
    },
  ],
  verify: 'grep -i huge /proc/meminfo',
  owner: { component: 'local-configuration' },
  evidence: [
    {
      url: 'https://github.com/sgl-project/sglang/issues/34972',
      date: '2026-08-15',
      establishes:
        'a reserved pool is not in MemAvailable, used or not, and SGLang’s hierarchical cache refuses to start for it, which would have used the pool',
      strength: 'several-reports',
    },
    {
      url: 'https://github.com/ggml-org/llama.cpp/pull/21821',
      date: '2026-06-13',
      establishes: 'llama.cpp does not load weights from the pool: the proposal was closed',
      strength: 'several-reports',
    },
    {
      url: 'https://docs.kernel.org/admin-guide/mm/hugetlbpage.html',
      date: '2026',
      establishes: 'pages of the pool cannot be used for anything else',
      strength: 'documented',
    },
  ],
});
