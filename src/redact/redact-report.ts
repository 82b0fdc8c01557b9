import type { Report } from '../report/report.ts';
import type { PrivateValues } from './private-values.ts';
import { makeRedactor, type Redactor } from './redact.ts';

/**
 * A report that is safe to paste: what was read from the machine is redacted, our own sentences are left alone. How many values of each kind
 * were replaced is told in `redacted`.
 */
export function redactReport(report: Report, known: PrivateValues): Report {
  const redactor = makeRedactor(known);
  const { facts, signs, gaps, undecided, crashed, machine, findings } = report;
  const missing = (of: Report['undecided'][number]['missing']) =>
    of.map((gap) => ({ ...gap, fact: factName(gap.fact, redactor), ...(gap.detail === undefined ? {} : { detail: redactor.text(gap.detail) }) }));
  return {
    ...report,
    machine: { ...machine, title: redactor.text(machine.title) },
    findings: findings.map((finding) => ({
      ...finding,
      why: finding.why.map((each) => fieldsOf(each, ['truth'], redactor)),
      missing: missing(finding.missing),
    })),
    undecided: undecided.map((each) => ({ ...each, missing: missing(each.missing) })),
    crashed: crashed.map((each) => fieldsOf(each, ['id'], redactor)),
    facts: redactFacts(facts, redactor),
    signs: signs.map((each) => fieldsOf(each, ['id', 'kind'], redactor)),
    gaps: gaps.map((gap) => ({ ...fieldsOf(gap, ['fact', 'reason'], redactor), fact: factName(gap.fact, redactor) })),
    // A report that was redacted before keeps its counts; its placeholders are not counted again.
    redacted: { ...report.redacted, ...redactor.counts() },
  };
}

/** The names of facts and fields are ours, whatever the user and the host are called; values, sources and the keys of items are the machine's. */
function redactFacts(facts: Report['facts'], redactor: Redactor): Report['facts'] {
  return Object.fromEntries(
    Object.entries(facts).map(([id, of]) => [
      factName(id, redactor),
      'complete' in of
        ? { ...of, value: of.value.map((item) => ({ key: redactor.text(item.key), facts: redactFacts(item.facts, redactor) as typeof item.facts })) }
        : fieldsOf(of, ['gap'], redactor),
    ]),
  );
}

/** `gpus[pci:0000:c5:00.0].vramTotal`: what stands in the brackets came from the machine. A name of no form of ours came from elsewhere. */
function factName(id: string, redactor: Redactor): string {
  const [, list, key, item] = /^(\w+)\[(.*)\](\.\w+)$/s.exec(id) ?? [];
  if (list !== undefined && key !== undefined) return `${list}[${redactor.text(key)}]${item}`;
  return /^\w+(?:\.\w+)?$/.test(id) ? id : redactor.text(id);
}

/** An object of ours with its values redacted, but for those that are words of ours. */
function fieldsOf<T extends object>(of: T, own: readonly string[], redactor: Redactor): T {
  return Object.fromEntries(Object.entries(of).map(([name, value]) => [name, own.includes(name) ? value : redactor.value(value)])) as T;
}
