/**
 * `/proc/meminfo`: names and values; sizes come in bytes, counts as they are.
 *
 *     MemTotal:       125508468 kB
 *     HugePages_Total:       0
 */
export function parseMeminfo(text: string): Record<string, number> {
  const found = meminfoFields(text);
  if (found.MemTotal === undefined) throw new Error('no MemTotal in it');
  return found;
}

/** The same of some of its lines. */
export function meminfoFields(text: string): Record<string, number> {
  const found: Record<string, number> = {};
  for (const line of text.split('\n', 200)) {
    const [, name, value, unit] = /^\s{0,8}([A-Z][A-Za-z0-9_()]{1,40}):\s{1,40}(\d{1,16})(?: (kB))?\s{0,8}$/.exec(line) ?? [];
    if (name !== undefined && value !== undefined) found[name] = Number(value) * (unit === undefined ? 1 : 1024);
  }
  return found;
}
