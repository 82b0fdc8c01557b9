/**
 * `/etc/os-release` (os-release(5)): shell assignments.
 *
 *     ID=ubuntu
 *     ID_LIKE=debian
 *     VERSION_ID="24.04"
 */
export function parseOsRelease(text: string): Record<string, string> {
  const found: Record<string, string> = {};
  for (const line of text.split('\n')) {
    const [, name, value] = /^\s*([A-Z][A-Z0-9_]{0,40})=(.*)$/.exec(line) ?? [];
    if (name !== undefined && value !== undefined) found[name] = unquote(value.trim());
  }
  if (Object.keys(found).length === 0) throw new Error('no assignment in it');
  return found;
}

function unquote(value: string): string {
  const [, quote, inner] = /^(["'])(.*)\1$/.exec(value) ?? [];
  if (inner === undefined) return value;
  return quote === '"' ? inner.replace(/\\(["$`\\])/g, '$1') : inner;
}
