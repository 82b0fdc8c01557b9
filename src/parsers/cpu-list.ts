/**
 * A list of CPUs or nodes as the kernel writes it; empty for an empty line.
 *
 *     0-3,8,10-11
 */
export function parseCpuList(text: string): number[] {
  const line = text.trim();
  if (line === '') return [];
  const found: number[] = [];
  for (const part of line.split(',')) {
    const [, first, last] = /^(\d{1,5})(?:-(\d{1,5}))?$/.exec(part) ?? [];
    if (first === undefined) throw new Error(`"${line.slice(0, 60)}" is no list of CPUs`);
    for (let each = Number(first); each <= Number(last ?? first) && found.length < 16_384; each++) found.push(each);
  }
  return found;
}
