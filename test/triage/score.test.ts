import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { checks } from '../../src/check/registry.generated.ts';
import { readCases, scoreCase, totalsOf, triageCase } from '../helpers/score.ts';

// Real reports with known outcomes. The figures are floors: they may only rise. docs/accuracy.md has them case by case (npm run bench:triage).
const folder = fileURLToPath(new URL('../cases/', import.meta.url));
const cases = readCases(folder);

test('every case has its text, and every text its case', () => {
  const texts = readdirSync(folder).filter((name) => name.endsWith('.md'));
  expect(texts.map((name) => name.slice(0, -3)).sort()).toEqual(cases.map(({ id }) => id).sort());
  for (const { url, date, accept, kind } of cases) {
    expect(url).toMatch(/^https:\/\//);
    expect(date).toMatch(/^\d{4}-\d{2}(?:-\d{2})?$/);
    expect(accept.length > 0).toBe(kind === 'positive');
    for (const pattern of accept) expect(() => new RegExp(pattern, 'is')).not.toThrow();
  }
});

test('no check cites a thread that is held out', () => {
  const cited = new Set(JSON.stringify(checks).match(/https:\/\/github\.com\/[\w./-]+/g));
  expect(cited.size).toBeGreaterThan(100);
  expect(cases.filter((each) => each.held_out === true && cited.has(each.url)).map(({ id }) => id)).toEqual([]);
});

describe('score', { timeout: 30_000 }, () => {
  const scores = cases.map((each) => scoreCase(each, triageCase(folder, each, checks)));
  const reference = scores.filter((score) => !isFound(score.case.id));
  const tuned = scores.filter((score) => score.case.held_out !== true);

  test('no false alarm on any report whose environment was fine', () => {
    expect(scores.filter(({ falseAlarm }) => falseAlarm).map((score) => `${score.case.id}: ${score.alarms.join(', ')}`)).toEqual([]);
    expect(totalsOf(scores).softAlarms).toBeLessThanOrEqual(0.3);
  });

  test('the reports of the task: first in 65 %, among the first three in 85 %', () => {
    const totals = totalsOf(reference);
    expect(totals.first).toBeGreaterThanOrEqual(0.65);
    expect(totals.topThree).toBeGreaterThanOrEqual(0.85);
    expect(totals.findings).toBeLessThanOrEqual(3);
  });

  test('all reports that were looked at: among the first three in 70 %', () => {
    expect(totalsOf(tuned).topThree).toBeGreaterThanOrEqual(0.7);
    expect(totalsOf(scores).findings).toBeLessThanOrEqual(3);
  });
});

/** Found later than the 36 that came first. */
function isFound(id: string): boolean {
  return cases.findIndex((each) => each.id === id) >= 36;
}
