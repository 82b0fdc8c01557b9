import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { checks } from '../../src/check/registry.generated.ts';
import { renderReply } from '../../src/renderers/reply.ts';
import { renderTriageText } from '../../src/renderers/triage-text.ts';
import { findSigns } from '../../src/report/signs.ts';
import { findSignsInText } from '../../src/triage/signs/find-signs-in-text.ts';
import { requiredLiterals } from '../../src/triage/signs/required-literals.ts';
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

describe('any text yields a report', () => {
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
  ])('%s does not hang', { timeout: 20_000 }, (_, text) => {
    expect(triageOf(text).crashed).toEqual([]);
  });
});

describe('signatures', () => {
  test('leaving out patterns whose letters are not there changes nothing', () => {
    for (const text of texts) {
      const output = splitPieces(text).filter(({ kind }) => kind === 'output');
      const all = findSigns(
        checks,
        output.flatMap((piece) =>
          piece.lines.flatMap(({ message, text: whole, number }) =>
            (message === whole ? [message] : [message, whole]).map((each) => ({ text: each, source: `line ${number}` })),
          ),
        ),
      );
      const { signs } = findSignsInText(checks, output);
      expect(new Set(signs.map(({ id, kind, source }) => `${id} ${kind} ${source}`))).toEqual(
        new Set(all.map(({ id, kind, source }) => `${id} ${kind} ${source}`)),
      );
    }
  });

  test.each([
    [/Failed to initialize NVML: Unknown Error/, ['failed to initialize nvml: unknown error']],
    [/cud(?:art|a driver library) init failure: (?:3|999)\b/, [' init failure: ']],
    [/a|bcd/, undefined],
    [/(?:abc|defg) \d/, ['abc', 'defg']],
    [/x*y?z{0,3}/, undefined],
    [/\[drm\] amdgpu version: (\d[\d.]{0,20})/, ['[drm] amdgpu version: ']],
    [/(?=lookahead)word\b/, ['word']],
  ])('%s needs %s', (pattern, wanted) => {
    expect(requiredLiterals(pattern)).toEqual(wanted);
  });
});
