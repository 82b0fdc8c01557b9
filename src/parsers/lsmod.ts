/**
 * `lsmod`: names of loaded modules; built-in ones are not in it. Without its heading it may be what grep left of it.
 *
 *     Module                  Size  Used by
 *     amdgpu              18554880  47
 *     ttm                   106496  1 amdgpu
 */
export function parseLsmod(text: string): { modules: string[]; whole: boolean } {
  const lines = text.split('\n', 2_000);
  const modules = lines.flatMap((line) => /^([A-Za-z0-9_]{2,60})\s{1,60}\d{3,12}\s{1,20}-?\d{1,6}(?:\s|$)/.exec(line.trim())?.[1] ?? []);
  // A kernel without modules (WSL2) lists nothing.
  const whole = lines.some((line) => /^\s*Module\s+Size\s+Used by/.test(line));
  if (modules.length === 0 && !whole) throw new Error('no module in it');
  return { modules, whole };
}
