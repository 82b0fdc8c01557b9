import { describe, expect, test } from 'vitest';
import type { Check } from '../../src/check/define-check.ts';
import type { Facts } from '../../src/logic/fact.ts';
import { findSayings, findSigns } from '../../src/report/signs.ts';
import { judgeCheck, type ShownVerdict } from '../../src/report/verdict.ts';
import { type BareFacts, factsOf, withFacts } from './facts.ts';

interface Case {
  /** What is particular to it. */
  readonly name: string;
  /** Bare facts; or changes to `on`. */
  readonly facts?: BareFacts;
  /** A machine's facts, from `machine(slug)`. */
  readonly on?: Facts;
  /** Lines of logs or tools, as printed. */
  readonly log?: readonly string[];
}

export interface CheckCases {
  /** It must fire; `cites` names the thread or document that shows such a machine. */
  readonly found: readonly [FoundCase, ...FoundCase[]];
  /** It must be clear; at least one is a machine that differs from a found one in the decisive fact alone. */
  readonly clear: readonly [Case, ...Case[]];
  /** It must stay undecided. */
  readonly unknown: readonly [Case, ...Case[]];
}

interface FoundCase extends Case {
  readonly is: ShownVerdict;
  readonly cites?: `https://${string}`;
}

/** The three things every check owes: a machine it fires on, a healthy one, and one that leaves it open. */
export function testCheck(check: Check, { found, clear, unknown }: CheckCases): void {
  describe(check.id, () => {
    test.each(found.map((each) => ({ ...each })))('found ($is): $name', ({ is, ...each }) => expectVerdict(check, each, is));
    test.each(clear.map((each) => ({ ...each })))('clear: $name', (each) => expectVerdict(check, each, 'clear'));
    test.each(unknown.map((each) => ({ ...each })))('unknown: $name', (each) => expectVerdict(check, each, 'undecided'));
  });
}

function expectVerdict(check: Check, { facts = {}, on, log = [] }: Case, wanted: string): void {
  const lines = log.map((text) => ({ text, source: 'test' }));
  const signs = [...findSigns([check], lines), ...findSayings([check], lines)];
  const judgement = judgeCheck(check, on === undefined ? factsOf(facts) : withFacts(on, facts), signs);
  expect({ verdict: judgement.verdict, error: judgement.error }).toEqual({ verdict: wanted, error: undefined });
}
