export interface MemoryLayout {
  /** Modules with memory in them. */
  readonly modules: number;
  /** Of the slowest, in million transfers a second; undefined where none tells. */
  readonly speed: number | undefined;
}

/**
 * systeminformation's `memLayout` as JSON: an item a slot, empty ones with size 0. Without dmidecode or without permission it makes one item
 * up, of which nothing but the size of all memory is known, so an item must name its bank to count.
 *
 *     [{"size":34359738368,"bank":"BANK 0/Controller0-DIMM0","type":"DDR5","clockSpeed":5600}, …]
 */
export function parseMemoryLayout(text: string): MemoryLayout {
  const items: unknown = JSON.parse(text);
  if (!Array.isArray(items)) throw new Error('it is no list');
  const filled = items.filter(
    (item): item is Record<string, unknown> => typeof item === 'object' && item !== null && Number(item.size) > 0 && Boolean(item.bank),
  );
  if (filled.length === 0) throw new Error('it names no module');
  const speeds = filled.map(({ clockSpeed }) => Number(clockSpeed)).filter((speed) => speed > 0);
  return { modules: filled.length, speed: speeds.length === 0 ? undefined : Math.min(...speeds) };
}
