import type { Check, RuntimeName } from '../check/define-check.ts';
import { type Impact, impacts, type Layer, layers } from '../check/layers.ts';
import { type Fact, type Facts, isGap } from '../logic/fact.ts';
import { carriers, type Explanation } from '../logic/judge.ts';
import { owners } from '../reference/owners.ts';
import type { Complaint } from './complaint.ts';
import { machineTitle } from './machine-title.ts';
import { type Ranked, rank } from './rank.ts';
import { relevanceOf } from './relevance.ts';
import type { Report, ReportFinding } from './report-schema.ts';
import { findSigns, type Sign } from './signs.ts';
import { type Judgement, judgeCheck } from './verdict.ts';

export type { Report, ReportFinding } from './report-schema.ts';

/** What a report is made of: the facts and log lines of one machine, wherever they came from. */
export interface Evidence {
  readonly facts: Facts;
  /** Lines to look for signatures in; or, from a report that is judged anew, the signs themselves. */
  readonly log: readonly { readonly text: string; readonly source: string }[] | { readonly signs: readonly Sign[] };
  readonly source: Report['source']['kind'];
  readonly timings: Report['timings'];
  readonly crashedProbes: readonly { readonly id: string; readonly error: string }[];
}

export interface JudgingOptions {
  readonly checks: readonly Check[];
  readonly version: string;
  readonly startedAt: string;
  readonly durationMs: number;
  /** Layers or ids to judge alone, or to leave out. */
  readonly only: readonly string[];
  readonly skip: readonly string[];
  readonly runtimes: readonly RuntimeName[];
  /** The newest date in the checks' evidence, where it is known; else it is looked for. */
  readonly newestEvidence?: string;
  /** What the user complains of, where that is known. */
  readonly complaints?: readonly Complaint[];
}

/** Judges facts and makes the report of them. Pure and synchronous. */
export function makeReport(evidence: Evidence, options: JudgingOptions): Report {
  const { facts } = evidence;
  const wanted = wantedOf(options);
  const signs = 'signs' in evidence.log ? evidence.log.signs : findSigns(options.checks, evidence.log);
  const signsOf = new Map<string, Sign[]>();
  for (const sign of signs) signsOf.set(sign.id, [...(signsOf.get(sign.id) ?? []), sign]);
  const judgements = wanted.map((check) => judgeCheck(check, facts, signsOf.get(check.id) ?? []));
  const ranked = rank(judgements, relevanceOf(facts, options.runtimes, options.complaints));
  return {
    schemaVersion: 1,
    tool: { name: 'ai-doctor', version: options.version },
    knowledge: { checks: options.checks.length, newestEvidence: options.newestEvidence ?? newestEvidence(options.checks) },
    source: { kind: evidence.source },
    startedAt: options.startedAt,
    durationMs: Math.round(options.durationMs),
    machine: { title: machineTitle(facts), platform: platformOf(facts) },
    layers: layersOf(judgements, ranked, facts),
    findings: ranked.map(findingOf),
    undecided: judgements
      .filter(({ verdict }) => verdict === 'undecided')
      .map(({ check, missing }) => ({ id: check.id, layer: check.layer, missing: [...missing] })),
    clear: judgements.filter(({ verdict }) => verdict === 'clear').length,
    crashed: [
      ...judgements.flatMap(({ check, verdict, error }) => (verdict === 'crashed' ? [{ id: check.id, error: error ?? '' }] : [])),
      ...evidence.crashedProbes,
    ],
    skipped: wanted === options.checks ? [] : options.checks.filter((check) => !isWanted(check, options)).map(({ id }) => id),
    facts: flatFacts(facts),
    signs: signs.map((sign) => ({ ...sign })),
    gaps: flatGaps(facts),
    timings: [...evidence.timings],
  };
}

function wantedOf(options: JudgingOptions): readonly Check[] {
  const all = options.only.length === 0 && options.skip.length === 0;
  return all ? options.checks : options.checks.filter((check) => isWanted(check, options));
}

function isWanted(check: Check, { only, skip }: JudgingOptions): boolean {
  const names = [check.id, check.layer, ...(check.formerly ?? [])];
  if (names.some((name) => skip.includes(name))) return false;
  return only.length === 0 || names.some((name) => only.includes(name));
}

export type FailOn = Impact | 'never';

/**
 * The exit code of a report: of the same list that is shown. 3 for what is certain and stops or falsifies the work, 4 for the other shown
 * findings at or above the threshold.
 */
export function exitCodeOf(report: Pick<Report, 'findings'>, failOn: FailOn): 0 | 3 | 4 {
  if (failOn === 'never') return 0;
  const counted = report.findings.filter(({ impact }) => impacts.indexOf(impact) <= impacts.indexOf(failOn));
  const grave = counted.some(
    ({ verdict, impact }) => (verdict === 'confirmed' || verdict === 'present') && (impact === 'blocked' || impact === 'silent-wrong'),
  );
  if (grave) return 3;
  return counted.length > 0 ? 4 : 0;
}

function findingOf({ judgement, rank: place, foldedUnder }: Ranked): ReportFinding {
  const { check, verdict, signs, missing } = judgement;
  const { name, tracker } = owners[check.owner.component];
  return {
    rank: place,
    foldedUnder,
    id: check.id,
    layer: check.layer,
    kind: check.kind,
    impact: check.impact,
    verdict,
    title: check.title,
    symptom: check.symptom,
    blamedOn: check.blamedOn,
    why: [...whyOf(judgement), ...signs.map(({ line, source }) => ({ truth: 'true' as const, says: 'the log says', saw: line, source }))],
    remedy: check.remedy.map((each) => ({ ...each, ...(each.commands === undefined ? {} : { commands: [...each.commands] }) })) as ReportFinding['remedy'],
    verify: check.verify,
    owner: { name, tracker: check.owner.tracker ?? tracker },
    evidence: check.evidence.map((each) => ({ ...each })),
    missing: missing.map((gap) => ({ ...gap })),
  };
}

/** The atoms that carry the judgement: true parts of the combination and its effect, then what is not known. */
function whyOf({ when, bites }: Judgement): ReportFinding['why'] {
  const seen = [when, bites].flatMap((each) => (each === undefined ? [] : carriersIn(each)));
  return seen.map(({ truth, says, about, saw, source }) => ({
    truth,
    says: truth === 'false' ? `not: ${says}` : says,
    ...(about === undefined ? {} : { about }),
    ...(saw === undefined ? {} : { saw }),
    ...(source === undefined ? {} : { source }),
  }));
}

/** Also in a tree that is unknown as a whole, its true parts are worth telling. */
function carriersIn(explanation: Explanation): Explanation[] {
  if (explanation.truth === 'true') return carriers(explanation);
  if (explanation.truth === 'unknown' && explanation.of !== undefined && explanation.op !== 'not') return explanation.of.flatMap(carriersIn);
  return [];
}

function layersOf(judgements: readonly Judgement[], ranked: readonly Ranked[], facts: Facts): Report['layers'] {
  const judged = new Map<Layer, Judgement[]>(layers.map((layer) => [layer, []]));
  for (const judgement of judgements) judged.get(judgement.check.layer)?.push(judgement);
  return layers.map((layer) => {
    const here = ranked.filter(({ judgement }) => judgement.check.layer === layer);
    return { layer, state: stateOf(layer, judged.get(layer) ?? [], here, facts) };
  });
}

/** Fault, undecided or clear, by product.md; a layer whose platform gate is closed is not applicable. */
function stateOf(layer: Layer, judged: readonly Judgement[], here: readonly Ranked[], facts: Facts): Report['layers'][number]['state'] {
  const certain = here.filter(({ judgement: { verdict } }) => verdict === 'confirmed' || verdict === 'present');
  if (certain.some(({ judgement }) => judgement.check.impact !== 'risk')) return 'fault';
  if (gateClosed(layer, facts) && here.length === 0) return 'not-applicable';
  if (here.some(({ judgement: { verdict } }) => verdict === 'suspected' || verdict === 'exposed')) return 'undecided';
  return judged.length > 0 && judged.every(({ verdict }) => verdict === 'undecided' || verdict === 'crashed') ? 'undecided' : 'clear';
}

/** No WSL, or neither inside a container nor with an engine that could start one. */
function gateClosed(layer: Layer, facts: Facts): boolean {
  if (layer === 'wsl') return knownValue(facts.scalars['platform.system']) === 'native';
  if (layer !== 'container') return false;
  const engines = knownValue(facts.scalars['engines.installed']);
  return knownValue(facts.scalars['platform.container']) === null && Array.isArray(engines) && engines.length === 0;
}

/** Undefined for a gap, null for what is known to be absent. */
function knownValue(fact: Fact | undefined): unknown {
  return fact === undefined || isGap(fact) ? undefined : fact.value;
}

function platformOf(facts: Facts): Report['machine']['platform'] {
  const text = (id: string): string | null => {
    const value = knownValue(facts.scalars[id]);
    return typeof value === 'string' ? value : null;
  };
  return { system: text('platform.system') as Report['machine']['platform']['system'], vm: text('platform.vm'), container: text('platform.container') };
}

const newest = new WeakMap<readonly Check[], string>();

/** Looked for once for each list of checks. */
export function newestEvidence(checks: readonly Check[]): string {
  const known = newest.get(checks);
  if (known !== undefined) return known;
  const dates = checks.flatMap(({ evidence }) => evidence.map(({ date }) => date)).sort();
  const found = dates.at(-1) ?? '';
  newest.set(checks, found);
  return found;
}

/** Facts by id in one object, scalars and lists alike, sorted so that two reports of one machine are the same text. */
function flatFacts({ scalars, lists }: Facts): Report['facts'] {
  const flat = Object.entries({ ...scalars, ...lists }).sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(flat) as Report['facts'];
}

function flatGaps({ scalars, lists }: Facts): Report['gaps'] {
  const gaps: Report['gaps'] = [];
  const add = (fact: string, of: object): void => {
    if (!('gap' in of)) return;
    const { gap, detail } = of as { gap: Report['gaps'][number]['reason']; detail?: string };
    gaps.push({ fact, reason: gap, ...(detail === undefined ? {} : { detail }) });
  };
  for (const [id, fact] of Object.entries(scalars)) add(id, fact);
  for (const [id, list] of Object.entries(lists)) {
    add(id, list);
    if (isGap(list)) continue;
    for (const item of list.value) for (const [name, fact] of Object.entries(item.facts)) add(`${id}[${item.key}].${name}`, fact);
  }
  return gaps.sort((a, b) => (a.fact < b.fact ? -1 : 1));
}
