import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { checks } from '../../src/check/registry.generated.ts';

// The text of an issue comes from strangers: no pattern may need more than a little time on it. scslre is what eslint-plugin-regexp uses for its
// rule no-super-linear-backtracking.
interface Analysis {
  readonly reports: readonly { readonly type: string; readonly exponential: boolean }[];
}
const require = createRequire(import.meta.url);
const analyse = ((): ((pattern: RegExp, options: object) => Analysis) | undefined => {
  try {
    return (require('scslre') as { analyse(pattern: RegExp, options: object): Analysis }).analyse;
  } catch {
    return undefined;
  }
})();

const root = fileURLToPath(new URL('../../', import.meta.url));

/** Literals of regular expressions in a source text, found by their form; what does not compile is a division or a path. */
function patternsOf(source: string): RegExp[] {
  const literal = /(?<![\w)\]*/<])\/((?:\\.|\[(?:\\.|[^\]\\\n])*\]|[^/\\\n[*])(?:\\.|\[(?:\\.|[^\]\\\n])*\]|[^/\\\n[])*)\/([dgimsuy]*)(?=[\s,;)\].:?}]|$)/gm;
  return [...source.matchAll(literal)].flatMap(([, body = '', flags = '']) => {
    try {
      return [new RegExp(body, flags)];
    } catch {
      return [];
    }
  });
}

function filesIn(folder: string): string[] {
  return readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => join(folder, name));
}

/** Self-overlap within one quantifier is quadratic at worst and exponential where nested; neither may occur. */
function faults(pattern: RegExp): string[] {
  try {
    if (analyse === undefined) return [];
    return analyse(pattern, { maxReports: 2, reportTypes: { Move: false, Self: true, Trade: true } }).reports.map(
      ({ type, exponential }) => `${exponential ? 'exponential ' : ''}${type} ${pattern}`,
    );
  } catch {
    return [`cannot be analysed: ${pattern}`];
  }
}

test.skipIf(analyse === undefined)('no signature of a check backtracks more than linearly', () => {
  const patterns = checks.flatMap(({ proves = [], hints = [], said = [] }) => [...proves, ...hints, ...said]);
  expect(patterns.length).toBeGreaterThan(100);
  expect(patterns.flatMap(faults)).toEqual([]);
});

test.skipIf(analyse === undefined)('no pattern of triage backtracks more than linearly', () => {
  const patterns = [...filesIn('src/triage'), 'src/report/complaint.ts'].flatMap((file) => patternsOf(readFileSync(join(root, file), 'utf8')));
  expect(patterns.length).toBeGreaterThan(200);
  expect(patterns.flatMap(faults)).toEqual([]);
});
