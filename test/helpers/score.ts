import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Check } from '../../src/check/define-check.ts';
import { triageText } from '../../src/triage/triage.ts';
import type { TriageReport } from '../../src/triage/triage-schema.ts';

/** A real report with a known outcome, beside its text in `<id>.md`. */
export interface TriageCase {
  readonly id: string;
  readonly url: string;
  readonly date: string;
  readonly kind: 'positive' | 'negative';
  readonly layer: string;
  readonly cause: string;
  /** Where in the text the cause shows. */
  readonly evidence_in_text: string;
  /** One of these must match the id, title or first remedy of the right finding; none for a report whose environment was fine. */
  readonly accept: readonly string[];
  /** A finding of an impact above risk is no false alarm on it. */
  readonly severe_ok: boolean;
  readonly difficulty: 'easy' | 'medium' | 'hard';
  readonly basis: string;
  readonly text: string;
  /** Nobody who made checks and recognisers has seen it; measured, and not tuned on. */
  readonly held_out?: boolean;
}

export interface CaseScore {
  readonly case: TriageCase;
  /** Place of the first right finding among those that are not folded. */
  readonly rank: number | null;
  readonly layerRight: boolean;
  readonly shown: number;
  readonly first: string | null;
  readonly alarms: readonly string[];
  readonly soft: number;
  readonly falseAlarm: boolean;
}

export interface Totals {
  readonly positives: number;
  readonly negatives: number;
  readonly first: number;
  readonly topThree: number;
  readonly anywhere: number;
  readonly falseAlarms: number;
  readonly softAlarms: number;
  readonly findings: number;
}

export function readCases(folder: string): TriageCase[] {
  return JSON.parse(readFileSync(join(folder, 'expected.json'), 'utf8')) as TriageCase[];
}

export function triageCase(folder: string, { id }: Pick<TriageCase, 'id'>, checks: readonly Check[]): TriageReport {
  const text = readFileSync(join(folder, `${id}.md`), 'utf8');
  return triageText(text, { checks, version: '0.0.0', startedAt: '2026-01-01T00:00:00.000Z', only: [], skip: [], runtimes: [], clock: () => 0 });
}

const severe = new Set(['blocked', 'silent-wrong', 'unstable', 'degraded']);

/** Right where id, title or first remedy of a finding matches, 160 characters of each: a quotation of the paste scores nothing. */
export function scoreCase(each: TriageCase, report: Pick<TriageReport, 'findings'>): CaseScore {
  const findings = report.findings.filter(({ foldedUnder }) => foldedUnder === null);
  const accept = each.accept.map((pattern) => new RegExp(pattern, 'is'));
  const words = ({ id, title, remedy: [first] }: (typeof findings)[number]): string =>
    [id, title, [first?.do, first?.setting, ...(first?.commands ?? [])].filter(Boolean).join(' ')].map((text) => text.slice(0, 160)).join('\n');
  const at = findings.findIndex((finding) => accept.some((pattern) => pattern.test(words(finding))));
  const loud = findings.filter(({ impact }) => severe.has(impact));
  const alarms = loud.filter(({ verdict }) => verdict === 'confirmed' || verdict === 'present').map(({ id }) => id);
  return {
    case: each,
    rank: at < 0 ? null : at + 1,
    layerRight: findings[0]?.layer === each.layer,
    shown: findings.length,
    first: findings[0]?.id ?? null,
    alarms,
    soft: loud.length - alarms.length,
    falseAlarm: each.kind === 'negative' && !each.severe_ok && alarms.length > 0,
  };
}

export function totalsOf(scores: readonly CaseScore[]): Totals {
  const [positive, negative] = [scores.filter((score) => score.case.kind === 'positive'), scores.filter((score) => score.case.kind === 'negative')];
  const share = (list: readonly CaseScore[], test: (score: CaseScore) => boolean): number => (list.length === 0 ? 0 : list.filter(test).length / list.length);
  const mean = (list: readonly CaseScore[], of: (score: CaseScore) => number): number => list.reduce((sum, score) => sum + of(score), 0) / (list.length || 1);
  return {
    positives: positive.length,
    negatives: negative.length,
    first: share(positive, ({ rank }) => rank === 1),
    topThree: share(positive, ({ rank }) => rank !== null && rank <= 3),
    anywhere: share(positive, ({ rank }) => rank !== null),
    falseAlarms: share(negative, ({ falseAlarm }) => falseAlarm),
    softAlarms: mean(negative, ({ soft }) => soft),
    findings: mean(scores, ({ shown }) => shown),
  };
}
