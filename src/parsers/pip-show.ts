/**
 * `pip show`: name, in small letters with `_` for `-`, → version.
 *
 *     Name: torch
 *     Version: 2.6.0+cu124
 */
export function parsePipShow(text: string): Record<string, string> {
  const found: Record<string, string> = {};
  for (const [, name, version] of text.matchAll(/^\s{0,8}Name: ([\w.-]{1,60})\s{0,4}\n\s{0,8}Version: (\d[\w.+!-]{0,40})\s{0,4}$/gm))
    if (name !== undefined && version !== undefined) found[name.toLowerCase().replaceAll('-', '_')] = version;
  return found;
}
