import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { renderReply } from '../../src/renderers/reply.ts';
import { renderTriageText } from '../../src/renderers/triage-text.ts';
import { splitPieces } from '../../src/triage/text/split-pieces.ts';
import { triageOf } from './read.ts';

const folder = new URL('../cases/', import.meta.url);
const texts = readdirSync(folder)
  .filter((name) => name.endsWith('.md'))
  .map((name) => readFileSync(new URL(name, folder), 'utf8'));
const lines = texts.flatMap((text) => text.split('\n'));

/** Lines of real reports in any order, cut anywhere, with noise between them. */
const mixed = fc
  .array(
    fc.oneof(
      { weight: 6, arbitrary: fc.constantFrom(...lines) },
      { weight: 1, arbitrary: fc.string({ maxLength: 80 }) },
      { weight: 1, arbitrary: fc.constantFrom('```', '> ', '# ', '`', '~~~', '\r', '\x1b[31m', '<pre>', '| | |') },
    ),
    {
      maxLength: 60,
    },
  )
  .map((parts) => parts.join('\n'));

describe('any text yields a report', { timeout: 30_000 }, () => {
  test('lines of real reports, mixed and cut', () => {
    fc.assert(
      fc.property(mixed, fc.nat(400), (text, cut) => {
        const report = triageOf(text.slice(cut));
        expect(report.crashed).toEqual([]);
        expect(report.layers).toHaveLength(10);
        renderReply(report);
        renderTriageText(report, { columns: 80, colour: false, all: true, today: '2026-01-01' });
      }),
      { numRuns: 60 },
    );
  });

  test('any characters', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 2_000 }), (text) => {
        expect(triageOf(text).crashed).toEqual([]);
      }),
      { numRuns: 60 },
    );
  });

  test('every line of a text is in exactly one piece, spans of code apart', () => {
    fc.assert(
      fc.property(mixed, (text) => {
        const numbers = splitPieces(text)
          .filter(({ info }) => info !== '`')
          .flatMap((piece) => piece.lines.map(({ number }) => number));
        expect(new Set(numbers).size).toBeGreaterThanOrEqual(numbers.length - 1);
        expect(Math.max(0, ...numbers)).toBeLessThanOrEqual(text.split('\n').length);
      }),
      { numRuns: 100 },
    );
  });
});

describe('cost', () => {
  test.each([
    ['one long line', 'a'.repeat(2_000_000)],
    ['blanks', ' '.repeat(1_000_000)],
    ['pipes', '|'.repeat(500_000)],
    ['backticks', '`'.repeat(300_000)],
    ['open spans', '` x\n'.repeat(50_000)],
    ['key=value', 'a='.repeat(400_000)],
    ['tags', '<div '.repeat(100_000)],
    ['many lines of a log', 'time=2025-09-03T15:10:11.404Z level=INFO source=gpu.go:217 msg="looking for compatible GPUs"\n'.repeat(20_000)],
    ['many GPUs', 'NVIDIA GeForce RTX 4090\n'.repeat(20_000)],
  ])('%s does not hang', { timeout: 60_000 }, (_, text) => {
    expect(triageOf(text).crashed).toEqual([]);
  });
});
