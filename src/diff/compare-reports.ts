import type { Check } from '../check/define-check.ts';
import { handlesOf, listsOf } from '../logic/predicate.ts';
import type { Report, ReportFinding } from '../report/report.ts';
import { shownVerdicts } from '../report/verdict.ts';
import { compareFacts, type FactChanges } from './compare-facts.ts';
import type { Diff, FindingChange } from './diff-schema.ts';

/**
 * What two reports tell of a change. Both are judged by the same checks, so that a finding is new because the machine is, and not because the
 * program knows more.
 */
export function compareReports(before: Report, after: Report, checks: readonly Check[]): Diff {
  const { changes, oneSided } = compareFacts(before.facts, after.facts);
  const [was, is] = [verdictsOf(before), verdictsOf(after)];
  const findings = checks.flatMap((check) => {
    const [earlier, later] = [was(check.id), is(check.id)];
    if (earlier.finding === undefined && later.finding === undefined) return [];
    const change = changeOf(earlier.verdict, later.verdict);
    const told: FindingChange = {
      id: check.id,
      layer: check.layer,
      impact: check.impact,
      title: check.title,
      change,
      before: earlier.verdict,
      after: later.verdict,
      foldedUnder: (later.finding ?? earlier.finding)?.foldedUnder ?? null,
      by: change === 'same' ? [] : readBy(check, changes),
      missing: earlier.missing.length > 0 ? [...earlier.missing] : [...later.missing],
      lines: change === 'same' ? [] : linesOfOneSide(check.id, before, after),
    };
    return [{ told, rank: (later.finding ?? earlier.finding)?.rank ?? Number.POSITIVE_INFINITY }];
  });
  return {
    schemaVersion: 1,
    kind: 'diff',
    tool: { ...after.tool },
    knowledge: { ...after.knowledge },
    before: { source: before.source, machine: { title: before.machine.title } },
    after: { source: after.source, machine: { title: after.machine.title } },
    findings: findings.sort((a, b) => order.indexOf(a.told.change) - order.indexOf(b.told.change) || a.rank - b.rank).map(({ told }) => told),
    facts: changes.map(({ change }) => change),
    oneSided: [...oneSided],
  };
}

/** The findings of the later side that were not there, or less certain, and that nothing else explains: what an exit code speaks of. */
export function newFindings(diff: Diff, after: Report): ReportFinding[] {
  const risen = new Set(
    diff.findings.filter(({ change, foldedUnder }) => foldedUnder === null && (change === 'new' || change === 'stronger')).map(({ id }) => id),
  );
  return after.findings.filter(({ id }) => risen.has(id));
}

const order: readonly FindingChange['change'][] = ['new', 'stronger', 'not-known-before', 'gone', 'weaker', 'not-known-after', 'same'];

interface Judged {
  readonly verdict: FindingChange['before'];
  readonly finding: ReportFinding | undefined;
  /** Where nothing is shown: what kept it from an answer. */
  readonly missing: readonly string[];
}

function verdictsOf(report: Report): (id: string) => Judged {
  const findings = new Map(report.findings.map((finding) => [finding.id, finding]));
  const undecided = new Map(report.undecided.map(({ id, missing }) => [id, missing.map(({ fact }) => fact)]));
  const crashed = new Set(report.crashed.map(({ id }) => id));
  return (id) => {
    const finding = findings.get(id);
    return {
      finding,
      missing: undecided.get(id) ?? [],
      verdict: finding?.verdict ?? (undecided.has(id) ? 'undecided' : crashed.has(id) ? 'crashed' : 'clear'),
    };
  };
}

function changeOf(before: FindingChange['before'], after: FindingChange['after']): FindingChange['change'] {
  const shown: readonly string[] = shownVerdicts;
  const [was, is] = [shown.indexOf(before), shown.indexOf(after)];
  if (was < 0) return before === 'clear' ? 'new' : 'not-known-before';
  if (is < 0) return after === 'clear' ? 'gone' : 'not-known-after';
  if (was === is) return 'same';
  return is < was ? 'stronger' : 'weaker';
}

/** The changes that a check's conditions read: what made it speak, or fall silent. */
function readBy({ when, unless, bites }: Check, changes: FactChanges['changes']): string[] {
  const conditions = [when, unless, bites].filter((each) => each !== undefined);
  const read = new Set(conditions.flatMap((each) => [...handlesOf(each).map(({ id }) => id), ...listsOf(each).map(({ id }) => id)]));
  return changes.filter(({ of }) => read.has(of)).map(({ change }) => change.fact);
}

function linesOfOneSide(id: string, before: Report, after: Report): FindingChange['lines'] {
  const [was, is] = [before, after].map(({ signs }) => signs.filter((sign) => sign.id === id && sign.told !== true));
  const [lost, won] = [(was ?? []).filter(lacksIn(is ?? [])), (is ?? []).filter(lacksIn(was ?? []))];
  return (won.length > 0 ? won : lost).slice(0, 3).map(({ line, source }) => ({ line, source }));
}

/** One kind of line is enough: its times, numbers and processes differ each time. */
function lacksIn(signs: readonly { readonly line: string }[]): (sign: { readonly line: string }) => boolean {
  const known = new Set(signs.map(({ line }) => line.replace(/\d+/g, '0')));
  return ({ line }) => !known.has(line.replace(/\d+/g, '0'));
}
