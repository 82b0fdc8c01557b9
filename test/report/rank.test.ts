import { describe, expect, test } from 'vitest';
import type { Check } from '../../src/check/define-check.ts';
import type { Complaint } from '../../src/report/complaint.ts';
import { makeReport } from '../../src/report/report.ts';
import { type BareFacts, factsOf } from '../helpers/facts.ts';
import { sampleCheck } from '../helpers/sample-check.ts';

const facts: BareFacts = { 'kernel.release': '1', 'kernel.cmdline': 'quiet' };

function order(of: readonly Check[], complaints?: readonly Complaint[], runtimes: Check['runtimes'] = []): string[] {
  const report = makeReport(
    { facts: factsOf(facts), log: [], source: 'paste', timings: [], crashedProbes: [] },
    { checks: of, version: '0', startedAt: '', durationMs: 0, only: [], skip: [], runtimes, ...(complaints === undefined ? {} : { complaints }) },
  );
  return report.findings.map(({ id }) => id);
}

describe('rank by what is complained of', () => {
  const lower = sampleCheck({ id: 'a-lower', layer: 'hardware', symptom: 'A hang.' });
  const slow = sampleCheck({ id: 'b-slow', layer: 'runtime', symptom: 'Generation is three times slower.' });

  test('a match comes before a lower layer of the same verdict and impact', () => {
    expect(order([lower, slow], ['slow'])).toEqual(['b-slow', 'a-lower']);
    expect(order([lower, slow], ['hang', 'crash'])).toEqual(['a-lower', 'b-slow']);
  });

  test('without a complaint, or with one that nothing matches, the order is as it was', () => {
    for (const complaints of [undefined, [], ['permission'] as const]) expect(order([slow, lower], complaints)).toEqual(['a-lower', 'b-slow']);
  });

  test('never above a surer verdict or a worse impact', () => {
    const present = sampleCheck({ id: 'present', kind: 'fault', impact: 'risk' });
    const worse = sampleCheck({ id: 'worse', impact: 'unstable', layer: 'runtime' });
    expect(order([slow, present, worse], ['slow'])).toEqual(['present', 'worse', 'b-slow']);
  });

  test('before the runtimes, but not for what matters to other runtimes only', () => {
    const ollama = sampleCheck({ id: 'ollama', runtimes: ['ollama'] });
    const slowVllm = sampleCheck({ id: 'slow-vllm', symptom: 'It is slow.', runtimes: ['vllm'] });
    expect(order([ollama, slow], ['slow'], ['ollama'])).toEqual(['b-slow', 'ollama']);
    expect(order([slowVllm, ollama], ['slow'], ['ollama'])).toEqual(['ollama', 'slow-vllm']);
    expect(order([ollama, slowVllm], ['slow'])).toEqual(['slow-vllm', 'ollama']);
  });
});
