/** Small files about memory; `/proc/meminfo` has a parser of its own. */

/**
 * `/proc/vmstat`: one counter; undefined where the kernel does not keep it.
 *
 *     nr_free_pages 123456
 *     oom_kill 2
 */
export function parseVmstat(text: string, counter: string): number | undefined {
  const lines = text.split('\n', 1_000);
  if (!lines.some((line) => /^\w{3,40} \d{1,20}$/.test(line))) throw new Error('no counter in it');
  const value = lines.find((line) => line.startsWith(`${counter} `))?.slice(counter.length + 1);
  return value === undefined ? undefined : Number(value);
}

/** HugeTLB pools of all sizes; old kernels tell only that of the default size. */
export function hugetlbBytes(meminfo: Record<string, number>): number {
  return meminfo.Hugetlb ?? (meminfo.HugePages_Total ?? 0) * (meminfo.Hugepagesize ?? 0);
}

/**
 * `/proc/spl/kstat/zfs/arcstats`: name, type, value.
 *
 *     c_min                           4    2101268992
 *     size                            4    33620303872
 */
export function parseArcstats(text: string): { size: number; minimum: number } {
  const value = (name: string) => Number(new RegExp(`^${name} +\\d+ +(\\d{1,20})$`, 'm').exec(text)?.[1] ?? Number.NaN);
  const [size, minimum] = [value('size'), value('c_min')];
  if (Number.isNaN(size) || Number.isNaN(minimum)) throw new Error('no size and c_min in it');
  return { size, minimum };
}

/**
 * `/sys/kernel/mm/transparent_hugepage/enabled`: the choice in brackets.
 *
 *     always [madvise] never
 */
export function parseThp(text: string): string {
  const chosen = /\[([a-z_]{1,20})\]/.exec(text)?.[1];
  if (chosen === undefined) throw new Error('nothing is chosen in it');
  return chosen;
}
