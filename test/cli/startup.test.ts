import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';

/** The static imports of a bundle file and of what it imports statically, as paths in dist/. */
function graphOf(entry: string, seen = new Set<string>()): Set<string> {
  if (seen.has(entry)) return seen;
  seen.add(entry);
  const text = readFileSync(`dist/${entry}`, 'utf8');
  for (const [, from = ''] of text.matchAll(/(?:^|[;}\n])\s*(?:import|export)\s*(?:[\w$*{][^'"();]{0,4000}?from\s*)?["']([^"']+)["']/g)) {
    if (from.startsWith('./')) graphOf(from.slice(2), seen);
    else seen.add(from);
  }
  return seen;
}

describe('start-up', () => {
  const graph = [...graphOf('cli.js')];

  test('the entry loads nothing of ink, react, systeminformation, koffi, execa or the checks', () => {
    expect(graph.filter((name) => /^(?:ink|react|systeminformation|koffi|execa)\b/.test(name))).toEqual([]);
    const text = graph
      .filter((name) => name.endsWith('.js'))
      .map((name) => readFileSync(`dist/${name}`, 'utf8'))
      .join('\n');
    expect(text).not.toMatch(/shell: true|cross-spawn|blamedOn/);
  });
});
