import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, test } from 'vitest';
import type { Check } from '../../src/check/define-check.ts';
import { checks } from '../../src/check/registry.generated.ts';
import { evidenceFromReport } from '../../src/evidence/from-report.ts';
import { exitCodeOf, makeReport, type Report } from '../../src/report/report.ts';
import { ReportSchema } from '../../src/report/report-schema.ts';
import { type BareFacts, factsOf } from '../helpers/facts.ts';
import { sampleCheck } from '../helpers/sample-check.ts';

const facts: BareFacts = { 'kernel.release': '1', 'kernel.cmdline': 'quiet', 'kernel.modules': { gap: 'denied' } };

function report(of: readonly Check[], bare: BareFacts = facts, change: Partial<Parameters<typeof makeReport>[1]> = {}): Report {
  return makeReport(
    { facts: factsOf(bare), log: [], source: 'live', timings: [{ probe: 'kernel', ms: 1 }], crashedProbes: [] },
    { checks: of, version: '0.0.0', startedAt: '2026-11-22T00:00:00.000Z', durationMs: 1, only: [], skip: [], runtimes: [], ...change },
  );
}

const ids = (of: Report): string[] => of.findings.map(({ id }) => id);

describe('report', () => {
  test('fulfils its schema', () => {
    const validate = new Ajv2020({ strict: false }).compile(ReportSchema);
    const made = report([
      sampleCheck(),
      sampleCheck({
        id: 'b',
        when: {
          op: 'atom',
          needs: [],
          says: '',
          test: () => {
            throw new Error('x');
          },
        },
      }),
      ...checks,
    ]);
    expect(validate(JSON.parse(JSON.stringify(made))), JSON.stringify(validate.errors?.slice(0, 3))).toBe(true);
  });

  test('ranks by certainty, then impact, then relevance, then layer', () => {
    const made = report(
      [
        sampleCheck({ id: 'exposed-blocked', impact: 'blocked' }),
        sampleCheck({ id: 'present-risk', kind: 'fault', impact: 'risk' }),
        sampleCheck({ id: 'present-blocked', kind: 'fault', impact: 'blocked', layer: 'runtime' }),
        sampleCheck({ id: 'present-blocked-lower', kind: 'fault', impact: 'blocked', layer: 'hardware' }),
        sampleCheck({ id: 'present-blocked-mine', kind: 'fault', impact: 'blocked', layer: 'runtime', runtimes: ['vllm'] }),
        sampleCheck({ id: 'present-blocked-other', kind: 'fault', impact: 'blocked', layer: 'hardware', runtimes: ['ollama'] }),
      ],
      facts,
      { runtimes: ['vllm'] },
    );
    expect(ids(made)).toEqual(['present-blocked-mine', 'present-blocked-lower', 'present-blocked', 'present-blocked-other', 'present-risk', 'exposed-blocked']);
    expect(made.findings.map(({ rank }) => rank)).toEqual([1, 2, 3, 4, 5, 6]);
  });

  test('a finding folds under the cause that explains it, through chains, but not under a weaker one', () => {
    const fault = { kind: 'fault' as const };
    const made = report([
      sampleCheck({ id: 'root', ...fault, explains: ['middle'] }),
      sampleCheck({ id: 'middle', ...fault, impact: 'blocked', explains: ['leaf'] }),
      sampleCheck({ id: 'leaf', ...fault }),
      sampleCheck({ id: 'guess', explains: ['certain'] }),
      sampleCheck({ id: 'certain', ...fault }),
    ]);
    expect(made.findings.map(({ id, foldedUnder }) => [id, foldedUnder])).toEqual([
      ['certain', null],
      ['root', null],
      ['guess', null],
      ['middle', 'root'],
      ['leaf', 'root'],
    ]);
  });

  test('checks that explain each other do not both vanish', () => {
    const made = report([sampleCheck({ id: 'a', kind: 'fault', explains: ['b'] }), sampleCheck({ id: 'b', kind: 'fault', explains: ['a'] })]);
    expect(made.findings.filter(({ foldedUnder }) => foldedUnder === null)).toHaveLength(1);
  });

  test('exit codes are of the list that is shown', () => {
    const of = (change: Partial<Check>) => report([sampleCheck(change)]);
    expect(exitCodeOf(of({ kind: 'fault', impact: 'blocked' }), 'degraded')).toBe(3);
    expect(exitCodeOf(of({ kind: 'fault', impact: 'silent-wrong' }), 'degraded')).toBe(3);
    expect(exitCodeOf(of({ kind: 'fault', impact: 'degraded' }), 'degraded')).toBe(4);
    expect(exitCodeOf(of({ impact: 'blocked' }), 'degraded')).toBe(4);
    expect(exitCodeOf(of({ kind: 'fault', impact: 'risk' }), 'degraded')).toBe(0);
    expect(exitCodeOf(of({ kind: 'fault', impact: 'risk' }), 'risk')).toBe(4);
    expect(exitCodeOf(of({ kind: 'fault', impact: 'degraded' }), 'blocked')).toBe(0);
    expect(exitCodeOf(of({ kind: 'fault', impact: 'blocked' }), 'never')).toBe(0);
  });

  test('the strip tells fault, undecided, not applicable and clear', () => {
    const states = (made: Report) => Object.fromEntries(made.layers.map(({ layer, state }) => [layer, state]));
    const made = states(
      report(
        [
          sampleCheck({ kind: 'fault' }),
          sampleCheck({ id: 'b', layer: 'firmware' }),
          sampleCheck({ id: 'c', layer: 'runtime', kind: 'fault', impact: 'risk' }),
        ],
        { ...facts, 'platform.system': 'native', 'platform.container': null, 'engines.installed': [] },
      ),
    );
    expect(made).toMatchObject({
      kernel: 'fault',
      firmware: 'undecided',
      runtime: 'clear',
      wsl: 'not-applicable',
      container: 'not-applicable',
      hardware: 'clear',
    });
    expect(states(report([sampleCheck()], {}))).toMatchObject({ kernel: 'undecided', wsl: 'clear' });
  });

  test('only and skip take ids and layers, and say what was skipped', () => {
    const made = report([sampleCheck(), sampleCheck({ id: 'b', layer: 'firmware' })], facts, { only: ['firmware'] });
    expect([ids(made), made.skipped]).toEqual([['b'], ['sample-broken']]);
    expect(report([sampleCheck(), sampleCheck({ id: 'b' })], facts, { skip: ['b'] }).skipped).toEqual(['b']);
  });

  test('gaps stand in the facts and in a flat list', () => {
    expect(report([], facts).gaps).toEqual([{ fact: 'kernel.modules', reason: 'denied' }]);
  });

  test('a report judged anew yields the same findings', () => {
    const of = [sampleCheck({ proves: [/boom/] }), sampleCheck({ id: 'b', kind: 'fault' }), ...checks];
    const first = makeReport(
      { facts: factsOf(facts), log: [{ text: 'boom', source: 'journal -k' }], source: 'live', timings: [], crashedProbes: [] },
      { checks: of, version: '0', startedAt: '', durationMs: 0, only: [], skip: [], runtimes: [] },
    );
    const again = makeReport(evidenceFromReport(JSON.parse(JSON.stringify(first))), {
      checks: of,
      version: '0',
      startedAt: '',
      durationMs: 0,
      only: [],
      skip: [],
      runtimes: [],
    });
    expect(again.findings).toEqual(first.findings);
  });
});
