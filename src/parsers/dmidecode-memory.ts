import type { MemoryLayout } from './memory-layout.ts';

/**
 * `dmidecode -t memory`: a block a slot; what a slot without a module says of itself counts nothing. The configured speed is what it runs at, the other
 * what it could.
 *
 *     Memory Device
 *     	Size: 16 GB
 *     	Speed: 3200 MT/s
 *     	Configured Memory Speed: 2133 MT/s
 */
export function parseDmidecodeMemory(text: string): MemoryLayout {
  const filled = text
    .split(/^\s{0,8}Memory Device\s*$/m)
    .slice(1)
    .filter((block) => /^\s{0,8}Size: \d{1,8} [KMG]i?B\s*$/m.test(block));
  if (filled.length === 0) throw new Error('it names no module');
  const speeds = filled.flatMap((block) => {
    const speed = /^\s{0,8}Configured (?:Memory|Clock) Speed: (\d{2,6}) M(?:T\/s|Hz)\s*$/m.exec(block)?.[1];
    return speed === undefined ? [] : [Number(speed)];
  });
  return { modules: filled.length, speed: speeds.length === 0 ? undefined : Math.min(...speeds) };
}
