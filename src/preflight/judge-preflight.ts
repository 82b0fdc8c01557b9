import type { Check } from '../check/define-check.ts';
import { carriers, type Explanation, judge, missingOf } from '../logic/judge.ts';
import type { MissingFact } from '../logic/look.ts';
import { and, not, or, type Truth } from '../logic/truth.ts';
import { machineTitle } from '../report/machine-title.ts';
import type { Evidence } from '../report/report.ts';
import { findSigns, type Sign } from '../report/signs.ts';
import { type Judgement, judgeCheck } from '../report/verdict.ts';
import type { Compiled, Requirement } from './compile.ts';
import type { PreflightReport, PreflightResult } from './preflight-report-schema.ts';

export interface PreflightOptions {
  readonly checks: readonly Check[];
  readonly version: string;
  readonly startedAt: string;
  readonly durationMs: number;
  readonly asked: PreflightReport['asked'];
}

/** Judges requirements by the same facts, predicates and verdicts as checks, and makes the report of them. Pure. */
export function judgePreflight(requirements: readonly Requirement[], evidence: Evidence, options: PreflightOptions): PreflightReport {
  const bench = benchOf(evidence, options.checks);
  const results = requirements.map((requirement) => judgeRequirement(requirement, bench));
  const exitCode = exitCodeOf(results);
  return {
    schemaVersion: 1,
    kind: 'preflight',
    tool: { name: 'ai-doctor', version: options.version },
    source: { kind: evidence.source },
    startedAt: options.startedAt,
    durationMs: Math.round(options.durationMs),
    machine: { title: machineTitle(evidence.facts) },
    asked: options.asked,
    verdict: ({ 0: 'go', 3: 'stop', 4: 'warn', 5: 'ask' } as const)[exitCode],
    exitCode,
    requirements: results,
  };
}

/** 3: a must is not met. 5: one could not be established. 4: only a should is not met. */
export function exitCodeOf(results: readonly Pick<PreflightResult, 'level' | 'state'>[]): 0 | 3 | 4 | 5 {
  const has = (level: PreflightResult['level'], state: PreflightResult['state']): boolean =>
    results.some((each) => each.level === level && each.state === state);
  if (has('must', 'not-met')) return 3;
  if (has('must', 'unknown')) return 5;
  return has('should', 'not-met') ? 4 : 0;
}

interface Bench {
  readonly evidence: Evidence;
  judgement(check: Check): Judgement;
  readonly checks: readonly Check[];
}

function benchOf(evidence: Evidence, checks: readonly Check[]): Bench {
  let signs: readonly Sign[] | undefined;
  return {
    evidence,
    checks,
    judgement: (check) => {
      signs ??= 'signs' in evidence.log ? evidence.log.signs : findSigns(checks, evidence.log);
      return judgeCheck(check, evidence.facts, signs);
    },
  };
}

/** A condition judged: its truth, what carries it, what is missing, and what checks advise. */
interface Outcome {
  readonly truth: Truth;
  readonly saw: PreflightResult['saw'];
  readonly missing: readonly MissingFact[];
  readonly remedy: PreflightResult['remedy'];
}

function judgeRequirement(requirement: Requirement, bench: Bench): PreflightResult {
  const { id, level, condition, when, because, source, line } = requirement;
  const gate = when === undefined ? undefined : judgeCompiled(when, bench);
  const own = gate?.truth === 'false' ? undefined : judgeCompiled(condition, bench);
  // Where it is not known whether a requirement applies, only its being met anyway decides.
  const outcome: Outcome =
    own === undefined
      ? { ...(gate as Outcome), remedy: [] }
      : gate?.truth === 'unknown' && own.truth !== 'true'
        ? { ...own, truth: 'unknown', missing: [...gate.missing, ...own.missing] }
        : own;
  const state = own === undefined ? 'not-applicable' : stateOf(outcome.truth);
  const remedy = requirement.remedy.length > 0 ? requirement.remedy.map(copyRemedy) : outcome.remedy;
  return {
    id,
    level,
    state,
    asks: condition.says,
    ...(because === undefined ? {} : { because }),
    saw: unique(outcome.saw),
    missing: state === 'unknown' ? [...new Map(outcome.missing.map((each) => [each.fact, { ...each }])).values()] : [],
    remedy: state === 'met' || state === 'not-applicable' ? [] : [...remedy],
    ...(source === undefined ? {} : { source }),
    ...(line === undefined ? {} : { line }),
  };
}

function stateOf(truth: Truth): 'met' | 'not-met' | 'unknown' {
  return truth === 'true' ? 'met' : truth === 'false' ? 'not-met' : 'unknown';
}

function judgeCompiled(condition: Compiled, bench: Bench): Outcome {
  switch (condition.op) {
    case 'facts':
      return outcomeOf(judge(condition.predicate, bench.evidence.facts));
    case 'any':
    case 'all': {
      const of = condition.of.map((each) => judgeCompiled(each, bench));
      return join(condition.op === 'any' ? or(of.map(({ truth }) => truth)) : and(of.map(({ truth }) => truth)), of);
    }
    case 'not': {
      const of = judgeCompiled(condition.of, bench);
      return { ...of, truth: not(of.truth), remedy: [] };
    }
    case 'check':
      return ofCheck(bench.judgement(condition.check));
    case 'findings':
      return ofFindings(condition, bench);
  }
}

/** Only the parts that carry the whole are told. */
function join(truth: Truth, of: readonly Outcome[]): Outcome {
  const telling = of.filter((each) => each.truth === truth);
  return {
    truth,
    saw: telling.flatMap(({ saw }) => saw),
    missing: telling.flatMap(({ missing }) => missing),
    remedy: telling.flatMap(({ remedy }) => remedy),
  };
}

function outcomeOf(explanation: Explanation): Outcome {
  const told = explanation.truth === 'unknown' ? unsettled(explanation) : carriers(explanation, explanation.truth);
  const saw = told.flatMap(({ says, saw: value, source }) => (value === undefined ? [] : [{ says, saw: value, source: source ?? '' }]));
  // A list without items, or with too few that fit, has no atoms to tell of.
  const empty = saw.length === 0 ? emptyLists(explanation) : [];
  return { truth: explanation.truth, saw: [...saw, ...empty], missing: missingOf(explanation), remedy: [] };
}

/** Atoms that were judged and are open all the same: the value lies where no answer is sure. */
function unsettled(explanation: Explanation): Explanation[] {
  if (explanation.truth !== 'unknown') return [];
  if (explanation.of === undefined) return explanation.saw === undefined ? [] : [explanation];
  return explanation.of.flatMap(unsettled);
}

function emptyLists(explanation: Explanation): PreflightResult['saw'] {
  const { of, says } = explanation;
  if (of === undefined) return [];
  const label = /^(?:a|at least \d+ of) (.{1,60}?) fulfils?(?: \(there is none\))?$/.exec(says)?.[1];
  if (label === undefined) return of.flatMap(emptyLists);
  const fitting = of.filter(({ truth }) => truth === 'true').length;
  return [{ says: label, saw: of.length === 0 ? 'there is none' : `${fitting} of ${of.length} fulfil it`, source: '' }];
}

/** A check that is clear is met; what is certain is not; everything between could not be established. */
function ofCheck(judgement: Judgement): Outcome {
  const { check, verdict, when, unless, signs, missing, error } = judgement;
  const remedy = check.remedy.map(copyRemedy);
  if (verdict === 'clear') {
    const why = unless?.truth === 'true' ? unless : when;
    return { ...(why === undefined ? { saw: [], missing: [] } : outcomeOf(why)), truth: 'true', remedy: [] };
  }
  const told = when === undefined ? [] : outcomeOf(when).saw;
  const saw = [...told, ...signs.map(({ line, source }) => ({ says: 'the log says', saw: line, source }))];
  if (verdict === 'confirmed' || verdict === 'present') return { truth: 'false', saw, missing: [], remedy };
  if (verdict === 'crashed') return { truth: 'unknown', saw: [{ says: `check ${check.id} crashed`, saw: error ?? '', source: '' }], missing: [], remedy: [] };
  const tells =
    verdict === 'undecided' ? [] : [{ says: check.id, saw: verdict === 'exposed' ? 'reported for this combination, not seen here' : 'suspected', source: '' }];
  return { truth: 'unknown', saw: [...tells, ...saw], missing, remedy };
}

function ofFindings(condition: Extract<Compiled, { op: 'findings' }>, bench: Bench): Outcome {
  const wanted = bench.checks.filter(
    ({ impact, layer }) => condition.impacts.includes(impact) && (condition.layers.length === 0 || condition.layers.includes(layer)),
  );
  const judged = wanted.map((check) => bench.judgement(check));
  const told = (of: readonly Judgement[]): PreflightResult['saw'] =>
    of.map(({ check, verdict }) => ({ says: `${check.title} (${check.id})`, saw: verdict, source: '' }));
  const certain = judged.filter(({ verdict }) => verdict === 'confirmed' || verdict === 'present');
  if (certain.length > 0) return { truth: 'false', saw: told(certain), missing: [], remedy: certain.flatMap(({ check }) => check.remedy.map(copyRemedy)) };
  const likely = judged.filter(({ verdict }) => verdict === 'suspected' || verdict === 'exposed');
  const open = judged.filter(({ verdict }) => verdict === 'undecided' || verdict === 'crashed');
  const sum = {
    says: `checks in question: ${judged.length}`,
    saw: `${judged.length - likely.length - open.length} clear, ${likely.length} possible, ${open.length} undecided`,
    source: '',
  };
  if (likely.length > 0)
    return {
      truth: 'unknown',
      saw: [...told(likely), sum],
      missing: likely.flatMap(({ missing }) => missing),
      remedy: likely.flatMap(({ check }) => check.remedy.map(copyRemedy)),
    };
  if (open.length > 0 && !condition.accept) return { truth: 'unknown', saw: [sum], missing: open.flatMap(({ missing }) => missing), remedy: [] };
  return { truth: 'true', saw: [sum], missing: [], remedy: [] };
}

function copyRemedy(remedy: Requirement['remedy'][number]): PreflightResult['remedy'][number] {
  const { commands, ...rest } = remedy;
  return { ...rest, ...(commands === undefined ? {} : { commands: [...commands] }) };
}

function unique(saw: PreflightResult['saw']): PreflightResult['saw'] {
  return [...new Map(saw.map((each) => [`${each.says} ${each.saw} ${each.source}`, each])).values()].slice(0, 20);
}
