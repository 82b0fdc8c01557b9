import { number, text } from '../logic/words.ts';

/** The machine's memory and the limits on it. Read by probes/memory.ts from `/proc` and the cgroups of this process. */
export const memory = {
  /** What the kernel manages; firmware's and an integrated GPU's carve-out are not in it. */
  total: number('memory.total', 'RAM', { unit: 'bytes', get: 'free -h' }),
  /** What can be had without swapping, by the kernel's own estimate. */
  available: number('memory.available', 'available RAM', { unit: 'bytes', get: 'free -h', momentary: true }),
  free: number('memory.free', 'free RAM', { unit: 'bytes', get: 'free -h', momentary: true }),
  swapTotal: number('memory.swapTotal', 'swap', { unit: 'bytes', get: 'swapon --show' }),
  swapFree: number('memory.swapFree', 'free swap', { unit: 'bytes', get: 'free -h', momentary: true }),
  /** Memory set aside for HugeTLB pages of all sizes, used or not. */
  hugetlb: number('memory.hugetlb', 'RAM in HugeTLB pools', { unit: 'bytes', get: 'grep -i huge /proc/meminfo' }),
  /** The part of the pool of default-sized pages that nothing uses. */
  hugetlbFree: number('memory.hugetlbFree', 'unused RAM in the HugeTLB pool', { unit: 'bytes', get: 'grep -i huge /proc/meminfo', momentary: true }),
  /** The lowest memory limit of this process's cgroups; absent where none is set. Services have limits of their own. */
  cgroupLimit: number('memory.cgroupLimit', 'memory limit of the cgroup', { unit: 'bytes', get: 'cat /sys/fs/cgroup/memory.max' }),
  /** Processes that the kernel has ended for lack of memory since boot, in the whole machine (`oom_kill` of /proc/vmstat); absent on old kernels. */
  oomKills: number('memory.oomKills', 'processes ended for lack of memory since boot', { unit: 'count', get: 'grep oom_kill /proc/vmstat', momentary: true }),
  /** Transparent huge pages: `always`, `madvise`, `never`; absent where not built in. */
  transparentHugePages: text('memory.transparentHugePages', 'transparent huge pages', { get: 'cat /sys/kernel/mm/transparent_hugepage/enabled' }),
  /** 0 heuristic, 1 always, 2 strict. */
  overcommit: number('memory.overcommit', 'vm.overcommit_memory', { unit: 'count', get: 'cat /proc/sys/vm/overcommit_memory' }),
  /** What may still be promised where overcommit is strict: CommitLimit less Committed_AS, not below 0. */
  commitLeft: number('memory.commitLeft', 'memory left to commit', { unit: 'bytes', get: 'grep -i commit /proc/meminfo', momentary: true }),
  /** RLIMIT_MEMLOCK of this process; absent where unlimited. Services have limits of their own. */
  memlockLimit: number('memory.memlockLimit', 'locked-memory limit', { unit: 'bytes', get: 'ulimit -l' }),
  /** The part of ZFS's cache that it gives back under pressure: its size less `c_min`. */
  zfsArcReclaimable: number('memory.zfsArcReclaimable', 'reclaimable ZFS cache', {
    unit: 'bytes',
    get: 'grep -E "^(size|c_min) " /proc/spl/kstat/zfs/arcstats',
    momentary: true,
  }),
  /** Memory modules that are plugged in; only root can see them, with dmidecode. */
  modules: number('memory.modules', 'memory modules', { unit: 'count', get: 'sudo dmidecode -t memory' }),
  /** What they run at, in million transfers a second; the slowest where they differ. */
  moduleSpeed: number('memory.moduleSpeed', 'memory speed (MT/s)', { unit: 'count', get: 'sudo dmidecode -t memory' }),
};
