import type { Check } from '../check/define-check.ts';
import { strengths } from '../check/define-check.ts';
import type { Facts } from '../logic/fact.ts';
import { type Explanation, judge, missingOf } from '../logic/judge.ts';
import type { MissingFact } from '../logic/look.ts';
import { truthIn } from '../logic/truth-in.ts';
import { withoutProse } from '../logic/without-prose.ts';
import type { Sign } from './signs.ts';

export const shownVerdicts = ['confirmed', 'present', 'suspected', 'exposed'] as const;
export type ShownVerdict = (typeof shownVerdicts)[number];
export type Verdict = ShownVerdict | 'undecided' | 'clear' | 'crashed';

/** How one check was judged, and on what. */
export interface Judgement {
  readonly check: Check;
  readonly verdict: Verdict;
  /** Left out where nothing is shown of it: the combination is not here, or nothing speaks for it; `explainCheck` tells why. */
  readonly when?: Explanation;
  readonly unless?: Explanation;
  readonly bites?: Explanation;
  readonly signs: readonly Sign[];
  readonly missing: readonly MissingFact[];
  readonly error?: string;
}

/**
 * Judges one check by the verdict table of docs/architecture.md. A check that throws is crashed, which is our bug and never a finding.
 */
export function judgeCheck(check: Check, facts: Facts, allSigns: readonly Sign[]): Judgement {
  const signs = allSigns.filter(({ id }) => id === check.id);
  try {
    const known = refutedByProse(check, facts, signs) ? withoutProse(facts) : facts;
    return judgeInShort(check, known, signs) ?? judgeInFull(check, known, signs);
  } catch (error) {
    return { check, verdict: 'crashed', signs, missing: [], error: error instanceof Error ? error.message : String(error) };
  }
}

/** Words cannot take back what a program printed: "it works under WSL2" is no reason to pass over the proof of a fault on this machine. */
function refutedByProse(check: Check, facts: Facts, signs: readonly Sign[]): boolean {
  return isProven(signs) && truthIn(check.when, facts) === 'false' && truthIn(check.when, withoutProse(facts)) !== 'false';
}

function isProven(signs: readonly Sign[]): boolean {
  return signs.some(({ kind }) => kind === 'proves');
}

/** What most checks come to, without putting reasons into words: the combination is not here, or it is not known and nothing else speaks for it. */
function judgeInShort(check: Check, facts: Facts, signs: readonly Sign[]): Judgement | undefined {
  const missing: MissingFact[] = [];
  const when = truthIn(check.when, facts, missing);
  if (when === 'false') return { check, verdict: 'clear', signs, missing: [] };
  if (when === 'true' || signs.length > 0 || (check.bites !== undefined && truthIn(check.bites, facts) === 'true')) return undefined;
  if (check.unless !== undefined && truthIn(check.unless, facts, missing) === 'true') return { check, verdict: 'clear', signs, missing: [] };
  return { check, verdict: 'undecided', signs, missing: eachOnce(missing) };
}

function judgeInFull(check: Check, facts: Facts, signs: readonly Sign[]): Judgement {
  const when = judge(check.when, facts);
  const unless = check.unless === undefined ? undefined : judge(check.unless, facts);
  const bites = check.bites === undefined ? undefined : judge(check.bites, facts);
  const parts = { check, when, ...(unless === undefined ? {} : { unless }), ...(bites === undefined ? {} : { bites }), signs };
  const missing = eachOnce([...missingOf(when), ...(unless === undefined ? [] : missingOf(unless))]);
  const verdict = cap(decide(check, { when, unless, bites, signs }), check, when, signs);
  return { ...parts, verdict, missing: verdict === 'clear' ? [] : [...missing, ...(verdict === 'exposed' && bites !== undefined ? missingOf(bites) : [])] };
}

function eachOnce(missing: readonly MissingFact[]): MissingFact[] {
  const seen = new Set<string>();
  if (missing.every(({ fact }) => seen.size < seen.add(fact).size)) return [...missing];
  return [...new Map(missing.map((gap) => [gap.fact, gap])).values()];
}

/** The same judgement with all its reasons, also where nothing is shown of it. */
export function explainCheck(check: Check, facts: Facts, allSigns: readonly Sign[]): Judgement {
  const judgement = judgeCheck(check, facts, allSigns);
  return judgement.when === undefined && judgement.verdict !== 'crashed'
    ? { ...judgeInFull(check, facts, judgement.signs), verdict: judgement.verdict }
    : judgement;
}

interface Parts {
  readonly when: Explanation;
  readonly unless: Explanation | undefined;
  readonly bites: Explanation | undefined;
  readonly signs: readonly Sign[];
}

function decide(check: Check, { when, unless, bites, signs }: Parts): Verdict {
  if (when.truth === 'false' || unless?.truth === 'true') return 'clear';
  const proven = isProven(signs);
  const bitten = bites?.truth === 'true';
  const hinted = signs.some(({ kind }) => kind === 'hints');
  // An `unless` that is not known leaves the combination as open as an unknown `when`; only a proof decides in spite of it.
  const combination = when.truth === 'true' && (unless === undefined || unless.truth === 'false') ? 'true' : 'unknown';
  if (combination === 'true') {
    if (proven || bitten) return 'confirmed';
    if (check.kind === 'fault') return 'present';
    return hinted ? 'suspected' : 'exposed';
  }
  if (proven) return 'confirmed';
  // A fault that a text shows, and nothing in it on what would excuse it.
  if (when.truth === 'true' && check.kind === 'fault' && unless !== undefined && isUntold(unless)) return 'suspected';
  // An effect or a hint may have many causes: it makes a suspicion only together with something that sets this cause apart, which a proof that is
  // quoted does by itself.
  const narrowed = signs.some(({ told }) => told === true) || (openQuestions(when) <= 2 && distinguishes(when));
  if ((bitten || hinted) && narrowed && !deniedBySeen(when)) return 'suspected';
  return 'undecided';
}

/** Unknown since the text does not tell it; a live machine was asked, and what it does not say stays open. */
function isUntold(unless: Explanation): boolean {
  const missing = missingOf(unless);
  // A list of a text may be longer than what the text names of it.
  return missing.some(({ reason }) => reason === 'not-in-text') && missing.every(({ reason }) => reason === 'not-in-text' || reason === 'unsupported');
}

/** How many facts the combination waits for, on the shortest way to an answer; the same fact of several items is one question. What may clear it is not asked first. */
function openQuestions(when: Explanation): number {
  return (shortest(when) ?? []).length;
}

/** The fewest facts that could make an unknown part true; undefined where none could. */
function shortest({ truth, op, of = [], missing = [] }: Explanation): readonly string[] | undefined {
  if (truth === 'true') return [];
  if (truth === 'false') return undefined;
  const own = missing.map(({ fact }) => fact.replace(/\[.*\]/, '[]'));
  // Each fact of a part that is negated may decide it.
  if (op === 'not') return of[0] === undefined ? own : [...factsOf(of[0])];
  if (op === 'all') return [...new Set(of.flatMap((each) => shortest(each) ?? []))];
  const ways = of.flatMap((each) => [shortest(each)]).filter((way) => way !== undefined);
  if (own.length > 0) ways.push(own);
  return ways.sort((a, b) => a.length - b.length)[0];
}

function factsOf({ truth, of = [], missing = [] }: Explanation): Set<string> {
  if (truth !== 'unknown') return new Set();
  return new Set([...missing.map(({ fact }) => fact.replace(/\[.*\]/, '[]')), ...of.flatMap((each) => [...factsOf(each)])]);
}

/** Does the combination wait only for an item that nobody has seen, while all that were seen deny it? An NVIDIA card in the text makes no Radeon likely. */
function deniedBySeen({ truth, op, of = [], missing = [] }: Explanation): boolean {
  if (truth !== 'unknown') return false;
  if (op === 'all') return of.some(deniedBySeen);
  if (op === 'any') return of.filter((each) => each.truth === 'unknown').every(deniedBySeen);
  return missing.length > 0 && of.length > 0 && of.every((each) => each.truth === 'false');
}

/** Is a part of the combination true that more than the kind of machine shows? What is true within a way that is closed counts nothing. */
function distinguishes(when: Explanation): boolean {
  if (when.truth === 'false' || when.gate === true) return false;
  if (when.of !== undefined) return when.op !== 'not' && when.of.some(distinguishes);
  return when.truth === 'true';
}

/** The evidence caps the verdict: one report alone, or prose alone, never confirms. A proof stands without what people say around it. */
function cap(verdict: Verdict, check: Check, when: Explanation, signs: readonly Sign[]): Verdict {
  const strongest = Math.min(...check.evidence.map(({ strength }) => strengths.indexOf(strength)));
  const weak = strongest >= strengths.indexOf('single-report');
  if (weak && (verdict === 'confirmed' || verdict === 'present')) return check.kind === 'fault' || verdict === 'confirmed' ? 'suspected' : 'exposed';
  if ((verdict === 'confirmed' || verdict === 'present') && !isProven(signs) && restsOnProse(when)) return 'suspected';
  return verdict;
}

function restsOnProse(when: Explanation): boolean {
  if (when.prose === true && when.truth === 'true' && when.gate !== true) return true;
  return (when.of ?? []).some(restsOnProse);
}
