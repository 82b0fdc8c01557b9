import { checks } from '../../src/check/registry.generated.ts';
import type { Report } from '../../src/report/report.ts';
import { triageText } from '../../src/triage/triage.ts';
import type { TriageReport } from '../../src/triage/triage-schema.ts';

/** A text judged by all checks, with fixed times. */
export function triageOf(text: string): TriageReport {
  return triageText(text, { checks, version: '0.0.0', startedAt: '2026-01-01T00:00:00.000Z', only: [], skip: [], runtimes: [], clock: () => 0 });
}

/** A fact's value, with `~` where it rests on prose; undefined where the text does not tell it. */
export function factOf(report: Pick<Report, 'facts'>, id: string): unknown {
  const fact = report.facts[id] as { value?: unknown; prose?: true; source?: string } | undefined;
  if (fact === undefined || !('value' in fact)) return undefined;
  return fact.prose === true ? `~${String(fact.value)}` : fact.value;
}

/** The items of a list as plain objects of their values. */
export function itemsOf(report: Pick<Report, 'facts'>, id: string): Record<string, unknown>[] {
  const list = report.facts[id] as { value?: { facts: Record<string, { value?: unknown }> }[] } | undefined;
  return (list?.value ?? []).map(({ facts }) => Object.fromEntries(Object.entries(facts).map(([name, { value }]) => [name, value])));
}

export function kindsOf(report: TriageReport): string[] {
  return report.recognised.map(({ kind }) => kind);
}
