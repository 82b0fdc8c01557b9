import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { impacts } from '../src/check/layers.ts';
import { checks } from '../src/check/registry.generated.ts';
import { evidenceFromReport } from '../src/evidence/from-report.ts';
import type { Answer } from '../src/host/host.ts';
import { formatRecording, parseRecording } from '../src/host/recording.ts';
import type { Fact, Facts } from '../src/logic/fact.ts';
import { judge } from '../src/logic/judge.ts';
import { nothingPrivate, privateValuesOf } from '../src/redact/private-values.ts';
import { makeRedactor } from '../src/redact/redact.ts';
import { redactAnswers } from '../src/redact/redact-recording.ts';
import { redactReport } from '../src/redact/redact-report.ts';
import type { Evidence } from '../src/report/report.ts';
import { makeReport, type Report } from '../src/report/report.ts';
import { verdictLines } from '../src/tooling/verdict-lines.ts';
import { evidenceOf, machineSlugs, recordingOf } from './helpers/machine.ts';

function reportOf(evidence: Evidence): Report {
  return makeReport(evidence, { checks, version: '0', startedAt: '', durationMs: 0, only: [], skip: [], runtimes: [] });
}

const shown = (report: Report) => report.findings.map(({ id, verdict, rank, foldedUnder }) => ({ id, verdict, rank, foldedUnder }));

/** The truth of every predicate of every check. */
function truths(facts: Facts): Map<string, string> {
  return new Map(
    checks.flatMap(({ id, ...check }) =>
      (['when', 'unless', 'bites'] as const).flatMap((part) => {
        const predicate = check[part];
        return predicate === undefined ? [] : [[`${id} ${part}`, judge(predicate, facts).truth] as const];
      }),
    ),
  );
}

describe('recorded machines', () => {
  test('there are at least twelve, three of them healthy, each with a source', () => {
    expect(machineSlugs.length).toBeGreaterThanOrEqual(12);
    expect(machineSlugs.filter((slug) => slug.startsWith('healthy-')).length).toBeGreaterThanOrEqual(3);
    for (const slug of machineSlugs) expect([slug, recordingOf(slug).origin]).toEqual([slug, expect.stringMatching(/https:\/\//)]);
  });
});

describe.each(machineSlugs)('%s', (slug) => {
  test('yields the verdicts that were reviewed', async () => {
    const report = reportOf(await evidenceOf(recordingOf(slug)));
    expect(report.crashed).toEqual([]);
    expect(`${slug}\n${verdictLines(report)}`).toBe(`${slug}\n${readFileSync(`test/machines/${slug}.verdicts.txt`, 'utf8')}`);
    if (slug.startsWith('healthy-')) {
      const alarms = report.findings.filter(({ verdict, impact }) => verdict !== 'exposed' && impacts.indexOf(impact) < impacts.indexOf('risk'));
      expect(alarms.map(({ id }) => id)).toEqual([]);
    }
  });

  test('redacted, it yields the same', async () => {
    const recording = recordingOf(slug);
    const texts = new Map([...recording.answers].flatMap(([name, answer]) => (answer.got === 'ok' ? [[name, answer.text] as const] : [])));
    const redacted = parseRecording(formatRecording({ ...recording, answers: redactAnswers(recording.answers, makeRedactor(privateValuesOf(texts))) }));
    expect(shown(reportOf(await evidenceOf(redacted)))).toEqual(shown(reportOf(await evidenceOf(recording))));
  });

  test('its JSON report, redacted and judged anew, yields the same', async () => {
    const first = reportOf(await evidenceOf(recordingOf(slug)));
    const again = reportOf(evidenceFromReport(JSON.parse(JSON.stringify(redactReport(first, nothingPrivate))) as Report));
    expect(shown(again)).toEqual(shown(first));
    expect(again.undecided.map(({ id }) => id)).toEqual(first.undecided.map(({ id }) => id));
  });

  test('knowing fewer facts never changes an answer, only loses it', async () => {
    const { facts } = await evidenceOf(recordingOf(slug));
    const whole = truths(facts);
    fc.assert(
      fc.property(fc.infiniteStream(fc.nat({ max: 9 })), fc.integer({ min: 1, max: 9 }), (coins, odds) => {
        const hide = (fact: Fact): Fact => (coins.next().value < odds ? { gap: 'denied' } : fact);
        const masked: Facts = {
          scalars: Object.fromEntries(Object.entries(facts.scalars).map(([id, fact]) => [id, hide(fact)])),
          lists: Object.fromEntries(
            Object.entries(facts.lists).map(([id, list]) => [
              id,
              'gap' in list || coins.next().value === 0
                ? { gap: 'timeout' as const }
                : {
                    complete: list.complete && coins.next().value > 0,
                    value: list.value.map((item) => ({
                      ...item,
                      facts: Object.fromEntries(Object.entries(item.facts).map(([name, fact]) => [name, hide(fact)])),
                    })),
                  },
            ]),
          ),
        };
        for (const [name, truth] of truths(masked)) expect([name, truth === whole.get(name) || truth === 'unknown']).toEqual([name, true]);
      }),
      { numRuns: 15 },
    );
  });

  test('reading less never changes an answer, only loses it', async () => {
    const recording = recordingOf(slug);
    const whole = truths((await evidenceOf(recording)).facts);
    await fc.assert(
      fc.asyncProperty(fc.infiniteStream(fc.nat({ max: 99 })), fc.integer({ min: 1, max: 60 }), async (coins, odds) => {
        const refused: Answer = { got: 'denied' };
        const answers = new Map([...recording.answers].map(([name, answer]) => [name, coins.next().value < odds ? refused : answer]));
        for (const [name, truth] of truths((await evidenceOf({ ...recording, answers })).facts))
          expect([name, truth, truth === whole.get(name) || truth === 'unknown']).toEqual([name, truth, true]);
      }),
      { numRuns: 6 },
    );
  });
});
