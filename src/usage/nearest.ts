/** `no check is called "x"; did you mean y or z?` */
export function suggest(name: string, known: readonly string[], what: string): string {
  const near = nearest(name, known);
  return `${what} is called "${name}"${near.length === 0 ? '' : `; did you mean ${near.join(' or ')}?`}`;
}

/** The known names that a mistyped one may mean, best first; at most three. */
function nearest(wanted: string, known: readonly string[]): string[] {
  const scored = known.map((name) => ({ name, score: name.includes(wanted) || wanted.includes(name) ? 1 : distance(wanted, name) }));
  const limit = Math.max(2, Math.ceil(wanted.length / 3));
  return scored
    .filter(({ score }) => score <= limit)
    .sort((a, b) => a.score - b.score || (a.name < b.name ? -1 : 1))
    .slice(0, 3)
    .map(({ name }) => name);
}

/** Levenshtein's distance, over at most 64 characters. */
function distance(a: string, b: string): number {
  const [left, right] = [a.slice(0, 64), b.slice(0, 64)];
  let row = Array.from({ length: right.length + 1 }, (_, at) => at);
  for (let i = 1; i <= left.length; i++) {
    const next = [i];
    for (let j = 1; j <= right.length; j++) {
      next.push(Math.min((next[j - 1] ?? 0) + 1, (row[j] ?? 0) + 1, (row[j - 1] ?? 0) + (left[i - 1] === right[j - 1] ? 0 : 1)));
    }
    row = next;
  }
  return row[right.length] ?? 0;
}
