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

/** HugeTLB pools of all sizes; old kernels tell only that of the default size. */
export function hugetlbBytes(meminfo: Record<string, number>): number {
  return meminfo.Hugetlb ?? (meminfo.HugePages_Total ?? 0) * (meminfo.Hugepagesize ?? 0);
}

/**
 * The page size, of one process's size in pages (`/proc/self/statm`) and in bytes (`/proc/self/status`). The two are read one after the
 * other, so the nearest size that Linux has is taken.
 *
 *     287541 12543 11008 23 0 38411 0
 */
export function pageSizeOf(statm: string, virtualBytes: number | undefined): number {
  const pages = Number(/^(\d{1,15}) /.exec(statm)?.[1] ?? Number.NaN);
  if (virtualBytes === undefined || !(pages > 0)) throw new Error('no size of this process in it');
  const sizes = [4, 16, 64].map((kib) => kib * 1024);
  const found = sizes.find((size) => Math.abs(virtualBytes / pages / size - 1) < 0.2);
  if (found === undefined) throw new Error(`${virtualBytes} bytes are ${pages} pages`);
  return found;
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
