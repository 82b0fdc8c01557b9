/** One base address register. */
export interface Bar {
  readonly index: number;
  readonly size: number;
  readonly prefetchable: boolean;
  /** The firmware or the kernel found no room for it. */
  readonly unassigned: boolean;
}

const isMemory = 0x200;
const isPrefetchable = 0x2000;
const hasNoAddress = 0x20000000;

/**
 * `/sys/bus/pci/devices/<address>/resource`: start, end and flags of each region; the first six are the BARs.
 *
 *     0x0000007c00000000 0x0000007dffffffff 0x000000000014220c
 *     0x0000000000000000 0x0000000000000000 0x0000000000000000
 *     0x0000007e00000000 0x0000007e0fffffff 0x000000000014220c
 *
 * @returns the memory BARs; regions of ports and empty lines are left out
 */
export function parsePciResource(text: string): Bar[] {
  const lines = text.trim().split('\n').slice(0, 6);
  const regions = lines.map((line) => /^(0x[0-9a-f]+) (0x[0-9a-f]+) (0x[0-9a-f]+)$/i.exec(line.trim()));
  if (regions.length === 0 || regions.some((region) => region === null)) throw new Error('not lines of start, end and flags');
  return regions.flatMap((region, index) => {
    const [start, end, flags] = [BigInt(region?.[1] ?? 0), BigInt(region?.[2] ?? 0), Number(region?.[3] ?? 0)];
    if ((flags & isMemory) === 0 || end <= start) return [];
    return [{ index, size: Number(end - start) + 1, prefetchable: (flags & isPrefetchable) !== 0, unassigned: (flags & hasNoAddress) !== 0 || start === 0n }];
  });
}

/**
 * `resource<N>_resize`: a bit for each size that the device offers, the lowest one for 1 MiB.
 *
 *     0000000000007f00
 *
 * @returns the largest size in bytes
 */
export function parseResizeMask(text: string): number {
  const mask = /^(?:0x)?([0-9a-f]{1,16})$/i.exec(text.trim())?.[1];
  if (mask === undefined || BigInt(`0x${mask}`) === 0n) throw new Error('no mask of sizes');
  return 2 ** (BigInt(`0x${mask}`).toString(2).length - 1 + 20);
}
