import type { Check } from '../../src/check/define-check.ts';
import { kernel } from '../../src/facts/kernel.ts';
import { all } from '../../src/logic/predicate.ts';

/** A check about nothing, for tests of what happens to checks. */
export function sampleCheck(change: Partial<Check> = {}): Check {
  return {
    id: 'sample-broken',
    layer: 'kernel',
    kind: 'exposure',
    title: 'The sample is broken',
    impact: 'degraded',
    symptom: 'Nothing.',
    blamedOn: 'the weather',
    runtimes: [],
    when: all(kernel.release.is('1'), kernel.cmdline.has(/quiet/)),
    remedy: [{ do: 'Mend it.' }],
    verify: 'true',
    owner: { component: 'linux' },
    evidence: [{ url: 'https://example.org/1', date: '2026-01-01', establishes: 'that it is so', strength: 'maintainer-confirmed' }],
    ...change,
  };
}
