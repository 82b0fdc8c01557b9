/**
 * `/proc/<pid>/limits`: the soft limit by name; null for none.
 *
 *     Limit                     Soft Limit           Hard Limit           Units
 *     Max locked memory         8388608              8388608              bytes
 *     Max open files            1024                 524288               files
 */
export function parseProcLimits(text: string): Record<string, number | null> {
  const found: Record<string, number | null> = {};
  for (const line of text.split('\n', 64)) {
    const [, name, soft] = /^(Max [a-z ]{3,30}?)\s{2,}(unlimited|\d{1,20})\s/.exec(line) ?? [];
    if (name !== undefined) found[name] = soft === 'unlimited' ? null : Number(soft);
  }
  if (Object.keys(found).length === 0) throw new Error('no limit in it');
  return found;
}
