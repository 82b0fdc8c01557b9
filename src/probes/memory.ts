import { memory } from '../facts/memory.ts';
import { parseMemoryLimit } from '../parsers/cgroup.ts';
import { parseMeminfo } from '../parsers/meminfo.ts';
import { hugetlbBytes, parseArcstats, parseThp, parseVmstat } from '../parsers/memory-files.ts';
import { parseProcessLimit } from '../parsers/process-limits.ts';
import { defineProbe, from } from './define-probe.ts';
import { readCgroupLimit } from './reading/cgroup-limits.ts';

export default defineProbe({
  id: 'memory',
  about: 'Memory, swap, huge pages, and the limits of cgroup and process on them',
  reads: [
    'file /proc/meminfo',
    'file /proc/vmstat',
    'file /proc/self/cgroup',
    'file /sys/fs/cgroup/**/memory.max',
    'file /sys/fs/cgroup/memory.max',
    'file /sys/fs/cgroup/memory/**/memory.limit_in_bytes',
    'file /sys/fs/cgroup/memory/memory.limit_in_bytes',
    'file /proc/sys/vm/overcommit_memory',
    'file /proc/self/limits',
    'file /sys/kernel/mm/transparent_hugepage/enabled',
    'file /proc/spl/kstat/zfs/arcstats',
  ],
  gives: Object.values(memory).filter(({ id }) => !id.startsWith('memory.module')),
  async gather(host, claim) {
    const [meminfo, vmstat, thp, overcommit, limits, arc, limit] = await Promise.all([
      host.read('/proc/meminfo'),
      host.read('/proc/vmstat'),
      host.read('/sys/kernel/mm/transparent_hugepage/enabled'),
      host.read('/proc/sys/vm/overcommit_memory'),
      host.read('/proc/self/limits'),
      host.read('/proc/spl/kstat/zfs/arcstats'),
      readCgroupLimit(host, {
        controller: 'memory',
        unified: 'memory.max',
        parseUnified: parseMemoryLimit,
        legacy: 'memory.limit_in_bytes',
        parseLegacy: parseMemoryLimit,
      }),
    ]);
    const field = (pick: (of: Record<string, number>) => number | undefined) =>
      from('file /proc/meminfo', meminfo, (text) => pick(parseMeminfo(text)) ?? null, { absent: 'gap' });
    claim(
      memory.total,
      field((of) => of.MemTotal),
    );
    claim(
      memory.available,
      field((of) => of.MemAvailable),
    );
    claim(
      memory.free,
      field((of) => of.MemFree),
    );
    claim(
      memory.swapTotal,
      field((of) => of.SwapTotal),
    );
    claim(
      memory.swapFree,
      field((of) => of.SwapFree),
    );
    claim(memory.hugetlb, field(hugetlbBytes));
    claim(
      memory.hugetlbFree,
      field((of) => (of.HugePages_Free ?? 0) * (of.Hugepagesize ?? 0)),
    );
    claim(
      memory.commitLeft,
      field((of) => (of.CommitLimit === undefined || of.Committed_AS === undefined ? undefined : Math.max(0, of.CommitLimit - of.Committed_AS))),
    );
    claim(memory.cgroupLimit, limit);
    claim(
      memory.oomKills,
      from('file /proc/vmstat', vmstat, (text) => parseVmstat(text, 'oom_kill') ?? null, { absent: 'gap' }),
    );
    claim(memory.transparentHugePages, from('file /sys/kernel/mm/transparent_hugepage/enabled', thp, parseThp));
    claim(memory.overcommit, from('file /proc/sys/vm/overcommit_memory', overcommit, wholeNumber, { absent: 'gap' }));
    claim(
      memory.memlockLimit,
      from('file /proc/self/limits', limits, (text) => parseProcessLimit(text, 'Max locked memory'), { absent: 'gap' }),
    );
    claim(
      memory.zfsArcReclaimable,
      from('file /proc/spl/kstat/zfs/arcstats', arc, (text) => Math.max(0, parseArcstats(text).size - parseArcstats(text).minimum)),
    );
  },
});

function wholeNumber(text: string): number {
  if (!/^-?\d{1,18}\s*$/.test(text)) throw new Error(`"${text.trim().slice(0, 40)}" is no number`);
  return Number(text);
}
