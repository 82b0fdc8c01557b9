import { describe, expect, test } from 'vitest';
import type { Check } from '../../src/check/define-check.ts';
import { gpus } from '../../src/facts/gpus.ts';
import { kernel } from '../../src/facts/kernel.ts';
import { platform } from '../../src/facts/platform.ts';
import { all, any, gate } from '../../src/logic/predicate.ts';
import { judgeCheck } from '../../src/report/verdict.ts';
import { type BareFacts, factsOf } from '../helpers/facts.ts';
import { sampleCheck } from '../helpers/sample-check.ts';

const yes: BareFacts = { 'kernel.release': '1', 'kernel.cmdline': 'quiet' };
const no: BareFacts = { 'kernel.release': '2', 'kernel.cmdline': 'quiet' };
const half: BareFacts = { 'kernel.release': '1' };
const sign = (kind: 'proves' | 'hints') => [{ id: 'sample-broken', kind, line: 'x', source: 'test' }];
const bites = kernel.lineage.is('upstream');

function verdict(change: Partial<Check>, facts: BareFacts, signs: ReturnType<typeof sign> = []): string {
  return judgeCheck(sampleCheck(change), factsOf(facts), signs).verdict;
}

describe('the verdict table', () => {
  test.each([
    ['when true', yes, { exposure: ['confirmed', 'confirmed', 'suspected', 'exposed'], fault: ['confirmed', 'confirmed', 'present', 'present'] }],
    ['when unknown', half, { exposure: ['confirmed', 'suspected', 'suspected', 'undecided'], fault: ['confirmed', 'suspected', 'suspected', 'undecided'] }],
    ['when false', no, { exposure: ['clear', 'clear', 'clear', 'clear'], fault: ['clear', 'clear', 'clear', 'clear'] }],
  ] as const)('%s: proof, effect, hint, nothing', (_, facts, wanted) => {
    for (const kind of ['exposure', 'fault'] as const) {
      const answers = [
        verdict({ kind }, facts, sign('proves')),
        verdict({ kind, bites }, { ...facts, 'kernel.lineage': 'upstream' }),
        verdict({ kind }, facts, sign('hints')),
        verdict({ kind }, facts),
      ];
      expect(answers).toEqual(wanted[kind]);
    }
  });

  test('of several ways to an answer the shortest counts', () => {
    const hint = sign('hints');
    const long = all(kernel.cmdline.has(/quiet/), kernel.lineage.is('upstream'), kernel.version.atLeast('6'));
    expect(judgeCheck(sampleCheck({ when: all(kernel.release.is('1'), long) }), factsOf({ 'kernel.release': '1' }), hint).verdict).toBe('undecided');
    const short = any(long, kernel.cmdline.has(/splash/));
    expect(judgeCheck(sampleCheck({ when: all(kernel.release.is('1'), short) }), factsOf({ 'kernel.release': '1' }), hint).verdict).toBe('suspected');
  });

  test('a gate has to hold, and its truth alone makes no hint a suspicion', () => {
    const hint = sign('hints');
    const check = sampleCheck({ when: all(gate(kernel.release.is('1')), kernel.cmdline.has(/quiet/)) });
    const of = (facts: BareFacts): string => judgeCheck(check, factsOf(facts), hint).verdict;
    expect(of({ 'kernel.release': '1' })).toBe('undecided');
    expect(of({ 'kernel.cmdline': 'quiet' })).toBe('suspected');
    expect(of({ 'kernel.release': '2', 'kernel.cmdline': 'quiet' })).toBe('clear');
    expect(of(yes)).toBe('suspected');
  });

  test('of an item all parts of its condition count, whatever the item is called', () => {
    const hint = sign('hints');
    const item = gpus.some((gpu) => all(gpu.vendor.is('amd'), gpu.arch.is('gfx1100'), gpu.driver.is('amdgpu'), gpu.rebar.is(false)));
    const check = sampleCheck({ when: all(kernel.release.is('1'), item) });
    expect(judgeCheck(check, factsOf({ 'kernel.release': '1', gpus: [{ vendor: 'amd' }] }), hint).verdict).toBe('undecided');
    expect(judgeCheck(check, factsOf({ 'kernel.release': '1', gpus: [{ vendor: 'amd', arch: 'gfx1100' }] }), hint).verdict).toBe('suspected');
  });

  test('unless clears, and while it is unknown nothing but a proof decides', () => {
    const unless = kernel.lineage.is('ubuntu');
    expect(verdict({ unless }, { ...yes, 'kernel.lineage': 'ubuntu' }, sign('proves'))).toBe('clear');
    expect(verdict({ unless }, yes)).toBe('undecided');
    expect(verdict({ unless }, yes, sign('proves'))).toBe('confirmed');
    expect(verdict({ unless }, { ...yes, 'kernel.lineage': 'upstream' })).toBe('exposed');
  });

  test('a fault that a text shows is suspected where the text says nothing of what would excuse it', () => {
    const unless = kernel.lineage.is('ubuntu');
    const told = (kind: Check['kind'], facts: BareFacts): string =>
      judgeCheck(sampleCheck({ kind, unless }), { ...factsOf(facts), unasked: { gap: 'not-in-text' } }, []).verdict;
    expect(told('fault', yes)).toBe('suspected');
    expect(told('fault', { ...yes, 'kernel.lineage': 'upstream' })).toBe('present');
    expect(told('fault', { ...yes, 'kernel.lineage': 'ubuntu' })).toBe('clear');
    expect(told('exposure', yes)).toBe('undecided');
    expect(verdict({ kind: 'fault', unless }, yes)).toBe('undecided');
    expect(verdict({ kind: 'fault', unless }, { ...yes, 'kernel.lineage': { gap: 'unsupported' } })).toBe('undecided');
  });

  test('a hint alone does not make a suspicion where only the kind of machine is known', () => {
    const when = all(platform.system.is('native'), kernel.cmdline.has(/quiet/));
    expect(verdict({ when }, { 'platform.system': 'native' }, sign('hints'))).toBe('undecided');
  });

  test('an effect does not make a suspicion of a device that is none of those seen', () => {
    const when = all(
      gpus.some((gpu) => gpu.vendor.is('amd')),
      kernel.release.is('1'),
    );
    const seen = (...vendors: string[]): BareFacts => ({ 'kernel.release': '1', gpus: { incomplete: vendors.map((vendor) => ({ vendor })) } });
    expect(verdict({ when }, seen('nvidia'), sign('hints'))).toBe('undecided');
    expect(verdict({ when }, seen(), sign('hints'))).toBe('suspected');
    expect(verdict({ when }, seen('nvidia', 'amd'), sign('hints'))).toBe('suspected');
  });

  test('a hint does not outweigh three missing facts', () => {
    const when = all(kernel.release.is('1'), kernel.cmdline.has(/quiet/), kernel.lineage.is('upstream'), kernel.secureBoot.is(true));
    expect(verdict({ when }, half, sign('hints'))).toBe('undecided');
  });

  test('a single report never confirms', () => {
    const evidence: Check['evidence'] = [{ url: 'https://example.org/1', date: '2026', establishes: 'one user says so', strength: 'single-report' }];
    expect(verdict({ evidence }, yes, sign('proves'))).toBe('suspected');
    expect(verdict({ evidence, kind: 'fault' }, yes)).toBe('suspected');
    expect(verdict({ evidence }, yes)).toBe('exposed');
  });

  describe('what people say', () => {
    const said = (release: string): BareFacts => ({ 'kernel.release': { prose: release }, 'kernel.cmdline': 'quiet' });

    test('never confirms by itself', () => {
      expect(verdict({ kind: 'fault' }, said('1'))).toBe('suspected');
      expect(verdict({ bites }, { ...said('1'), 'kernel.lineage': 'upstream' })).toBe('suspected');
    });

    test('takes nothing from a proof that a program printed, whether it fits or denies', () => {
      expect(verdict({}, said('1'), sign('proves'))).toBe('confirmed');
      expect(verdict({}, said('2'), sign('proves'))).toBe('confirmed');
      expect(verdict({}, { ...said('1'), 'kernel.cmdline': 'splash' }, sign('proves'))).toBe('clear');
    });

    test('a proof that is quoted makes a suspicion however much is not known, a mere hint does not', () => {
      const when = all(
        kernel.release.is('1'),
        kernel.cmdline.has(/quiet/),
        kernel.lineage.is('upstream'),
        kernel.version.atLeast('6'),
        platform.arch.is('x86_64'),
      );
      const hint = { id: 'sample-broken', kind: 'hints', line: 'x', source: 'line 1 (prose)' } as const;
      const known = factsOf({ 'kernel.release': '1' });
      expect(judgeCheck(sampleCheck({ when }), known, [hint]).verdict).toBe('undecided');
      expect(judgeCheck(sampleCheck({ when }), known, [{ ...hint, told: true }]).verdict).toBe('suspected');
    });

    test('clears what only a hint speaks for', () => {
      expect(verdict({}, said('2'), sign('hints'))).toBe('clear');
      expect(verdict({}, said('2'))).toBe('clear');
    });
  });

  test('a check that throws is crashed and takes nothing with it', () => {
    const when = {
      op: 'atom',
      needs: [],
      says: 'x',
      test: () => {
        throw new Error('ours');
      },
    } as const;
    expect(judgeCheck(sampleCheck({ when }), factsOf({}), [])).toMatchObject({ verdict: 'crashed', error: 'ours' });
  });
});
