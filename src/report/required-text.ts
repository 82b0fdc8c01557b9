/**
 * Pieces of text of which every match of a pattern must hold one, in lower case; one empty piece where none is sure. Most patterns match nothing in
 * most logs: looking for these first spares compiling and running them.
 */
export function requiredTexts({ source }: RegExp): readonly string[] {
  const own = literalIn(source);
  if (own !== '' || !source.includes('|')) return [own];
  const found = splitAtBars(source).flatMap(ofBranch);
  return found.includes('') ? unsure : found;
}

const unsure = [''];

/** One literal of its own, or those of a group's alternatives: `\b(?:cudaErrorX|CUDA_ERROR_X)\b`. */
function ofBranch(branch: string): readonly string[] {
  const own = literalIn(branch);
  if (own !== '') return [own];
  for (const group of groupsOf(branch)) {
    const each = splitAtBars(group).map(literalIn);
    if (each.every((text) => text !== '')) return each;
  }
  return unsure;
}

/** What stands in groups that are in no other group and must be there. */
function groupsOf(source: string): string[] {
  const bare = withoutSigns(source);
  const groups: string[] = [];
  let [depth, from] = [0, 0];
  for (let at = 0; at < bare.length; at++) {
    if (bare[at] === '(' && depth++ === 0) from = at + 1;
    else if (bare[at] === ')' && --depth === 0 && !/[?*{]/.test(bare[at + 1] ?? '')) {
      const inner = source.slice(from, at);
      // Lookarounds hold nothing that the match itself holds.
      if (inner.startsWith('?:')) groups.push(inner.slice(2));
      else if (!inner.startsWith('?')) groups.push(inner);
    }
  }
  return groups;
}

/** The parts of a pattern between bars that stand in no group or class. */
function splitAtBars(source: string): string[] {
  const bare = withoutSigns(source);
  const branches: string[] = [];
  let [depth, from] = [0, 0];
  for (let at = 0; at < bare.length; at++) {
    if (bare[at] === '(') depth++;
    else if (bare[at] === ')') depth--;
    else if (bare[at] === '|' && depth === 0) {
      branches.push(source.slice(from, at));
      from = at + 1;
    }
  }
  return [...branches, source.slice(from)];
}

/** Of the same length, with blanks for what is escaped or stands in a class. */
function withoutSigns(source: string): string {
  return source.replace(/\\.|\[(?:\\.|[^\]\\])*\]/g, (part) => ' '.repeat(part.length));
}

function literalIn(source: string): string {
  // Classes and groups hold nothing that is sure; innermost groups first, until none is left.
  let rest = source
    .replace(/(\\[\s\S])|\[(?:\\.|[^\]\\])*\]/g, (_, escaped: string | undefined) => escaped ?? '\0')
    .replace(/(\\[^A-Za-z0-9])|\\[A-Za-z0-9]/g, (_, escaped: string | undefined) => escaped ?? '\0');
  for (let before = ''; before !== rest; ) {
    before = rest;
    rest = rest.replace(/\((?:[^()\\]|\\.)*\)/g, '\0');
  }
  // An alternation leaves nothing that all branches share.
  if (/(?:^|[^\\])\|/.test(rest)) return '';
  let best = '';
  // What may be missing, or may come more than once, does not belong to a run.
  const runs = rest
    .replace(/(?:\\[\s\S]|[^\\])(?:[?*+]|\{\d*,?\d*\})\??/g, '\0')
    .replace(/(\\[\s\S])|[.^$]/g, (_, escaped: string | undefined) => escaped ?? '\0')
    .split('\0');
  for (const run of runs) {
    const plain = run.replace(/\\(.)/g, '$1');
    if (plain.length > best.length) best = plain;
  }
  return best.length >= 3 ? best.toLowerCase() : '';
}
