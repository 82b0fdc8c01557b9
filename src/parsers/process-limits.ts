/**
 * `/proc/<pid>/limits`: the soft limit of this name; null for none.
 *
 *     Limit                     Soft Limit           Hard Limit           Units
 *     Max locked memory         8388608              8388608              bytes
 *     Max open files            1024                 524288               files
 */
export function parseProcessLimit(text: string, name: string): number | null {
  for (const line of text.split('\n', 64)) {
    const [, found, soft] = /^(Max [a-z ]{3,30}?)\s{2,}(unlimited|\d{1,20})\s/.exec(line) ?? [];
    if (found === name) return soft === 'unlimited' ? null : Number(soft);
  }
  throw new Error(`no line "${name}"`);
}
