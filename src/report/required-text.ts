/**
 * A piece of text that every match of a pattern must hold, in lower case; empty where none is sure. Most patterns match nothing in most logs:
 * looking for this first spares compiling and running them.
 */
export function requiredText(pattern: RegExp): string {
  const known = texts.get(pattern);
  if (known !== undefined) return known;
  const found = literalIn(pattern.source);
  texts.set(pattern, found);
  return found;
}

const texts = new WeakMap<RegExp, string>();

function literalIn(source: string): string {
  // Classes and groups hold nothing that is sure; innermost groups first, until none is left.
  let rest = source.replace(/\[(?:\\.|[^\]\\])*\]/g, '\0').replace(/\\[A-Za-z0-9]/g, '\0');
  for (let before = ''; before !== rest; ) {
    before = rest;
    rest = rest.replace(/\((?:[^()\\]|\\.)*\)/g, '\0');
  }
  // An alternation at the top leaves nothing that all branches share.
  if (/(?:^|[^\\])\|/.test(rest)) return '';
  let best = '';
  // What may be missing, or may come more than once, does not belong to a run.
  const runs = rest
    .replace(/\\?[^\\](?:[?*+]|\{\d*,?\d*\})\??/g, '\0')
    .replace(/(\\[\s\S])|[.^$]/g, (_, escaped: string | undefined) => escaped ?? '\0')
    .split('\0');
  for (const run of runs) {
    const plain = run.replace(/\\(.)/g, '$1');
    if (plain.length > best.length) best = plain;
  }
  return best.length >= 3 ? best.toLowerCase() : '';
}
