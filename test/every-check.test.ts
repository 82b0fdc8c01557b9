import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Check } from '../src/check/define-check.ts';
import { layers } from '../src/check/layers.ts';
import { checks } from '../src/check/registry.generated.ts';
import { splitItemId } from '../src/logic/handle.ts';
import { handlesOf, listsOf, walk } from '../src/logic/predicate.ts';
import { type AffectedRange, lintRanges } from '../src/logic/ranges.ts';
import type { VersionFamily } from '../src/logic/versions/compare.ts';
import { probes } from '../src/probes/registry.generated.ts';
import { pasteOnlyFacts } from '../src/triage/paste-only-facts.ts';

const given = new Set(
  probes.flatMap(({ gives }) => gives.flatMap((each) => ('item' in each ? [each.id, ...Object.values(each.item).map(({ id }) => id)] : [each.id]))),
);
const predicates = (check: (typeof checks)[number]) => [check.when, check.unless, check.bites].flatMap((each) => each ?? []);

describe('all checks', () => {
  test('every layer has its checks, every id is used once, also among former ones', () => {
    for (const layer of layers) expect([layer, checks.filter((check) => check.layer === layer).length >= 5]).toEqual([layer, true]);
    const ids = checks.flatMap(({ id, formerly = [] }) => [id, ...formerly]);
    expect(ids.filter((id, at) => ids.indexOf(id) !== at)).toEqual([]);
  });

  test('the file is named by the id, its folder by the layer, its test by both', () => {
    for (const layer of readdirSync('checks')) {
      for (const file of readdirSync(join('checks', layer))) {
        const check = checks.find(({ id }) => `${id}.ts` === file);
        expect([file, check?.layer]).toEqual([file, layer]);
        expect([file, existsSync(join('test/checks', layer, file.replace('.ts', '.test.ts')))]).toEqual([file, true]);
      }
    }
  });
});

describe.each(checks.map((check) => ({ id: check.id, check })))('$id', ({ check }) => {
  test('is worded for people', () => {
    expect(check.id).toMatch(/^[a-z0-9]+(?:-[a-z0-9]+)+$/);
    expect(check.title.length).toBeLessThanOrEqual(90);
    for (const sentence of [check.title, check.symptom, check.blamedOn, ...check.remedy.map((remedy) => remedy.do)]) {
      expect(sentence).not.toMatch(/!(?:\s|$)|\bplease\b|\bTODO\b/i);
      expect(sentence.trim()).toBe(sentence);
    }
    expect(check.verify.trim()).not.toBe('');
  });

  test('rests on evidence with dates', () => {
    for (const { url, date, establishes } of check.evidence) {
      expect(new URL(url).protocol).toBe('https:');
      expect(date).toMatch(/^20\d\d(?:-\d\d(?:-\d\d)?)?$/);
      expect(establishes.length).toBeGreaterThan(10);
    }
  });

  test('reads only facts that a probe gives, or that are known to stand in pastes alone', () => {
    const read = predicates(check).flatMap((each) => [...handlesOf(each).map(({ id }) => id), ...listsOf(each).map(({ id }) => id)]);
    expect(read.filter((id) => !given.has(id) && !given.has(splitItemId(id)?.list ?? id) && !pasteOnlyFacts.has(id))).toEqual([]);
    expect(read.length + signaturesOf(check).length).toBeGreaterThan(0);
  });

  test('has sound version ranges', () => {
    for (const predicate of predicates(check)) {
      walk(predicate, ({ ranges }) => {
        if (ranges !== undefined) expect(lintRanges(ranges.family as VersionFamily, ranges.rows as AffectedRange[])).toEqual([]);
      });
    }
  });

  test('shows only commands that are safe as they stand', () => {
    for (const command of check.remedy.flatMap(({ commands = [] }) => commands)) {
      expect(command).not.toMatch(
        /\brm\b|\bdd\b|mkfs|>\s*(?!\/dev\/null\b|&)[\w.~/$"']|curl[^|]*\|\s*(?:ba)?sh|wget[^|]*\|\s*(?:ba)?sh|--force|\bchmod\s+(?:-R\s+)?0?777|:\(\)/,
      );
      expect(command).not.toMatch(/<[a-z -]+>/i);
    }
  });

  test('explains only checks that exist', () => {
    for (const id of check.explains ?? [])
      expect(
        checks.some((other) => other.id === id),
        id,
      ).toBe(true);
  });

  test('has signatures of linear time', () => {
    const hard = ['a'.repeat(2_000), ' '.repeat(2_000), '0'.repeat(2_000), 'amdgpu: '.repeat(250), 'error '.repeat(330), '[x]('.repeat(500)];
    for (const pattern of signaturesOf(check)) {
      expect(pattern.global || pattern.sticky).toBe(false);
      const started = performance.now();
      for (const text of hard) pattern.test(text);
      expect(performance.now() - started).toBeLessThan(250);
    }
  });
});

function signaturesOf({ proves = [], hints = [], said = [] }: Check): RegExp[] {
  return [...proves, ...hints, ...said];
}
