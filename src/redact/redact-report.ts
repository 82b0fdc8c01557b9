import type { Report } from '../report/report.ts';
import type { PrivateValues } from './private-values.ts';
import { makeRedactor } from './redact.ts';

/**
 * A report that is safe to paste: what was read from the machine is redacted, our own sentences are left alone. How many values of each kind
 * were replaced is told in `redacted`.
 */
export function redactReport(report: Report, known: PrivateValues): Report {
  const redactor = makeRedactor(known);
  const { facts, signs, gaps, undecided, crashed, machine, findings } = report;
  const missing = (of: Report['undecided'][number]['missing']) =>
    of.map((gap) => ({ ...gap, fact: redactor.text(gap.fact), ...(gap.detail === undefined ? {} : { detail: redactor.text(gap.detail) }) }));
  return {
    ...report,
    machine: { ...machine, title: redactor.text(machine.title) },
    findings: findings.map((finding) => ({ ...finding, why: redactor.value(finding.why), missing: missing(finding.missing) })),
    undecided: undecided.map((each) => ({ ...each, missing: missing(each.missing) })),
    crashed: redactor.value(crashed),
    facts: redactor.value(facts),
    signs: redactor.value(signs),
    gaps: redactor.value(gaps),
    // A report that was redacted before keeps its counts; its placeholders are not counted again.
    redacted: { ...report.redacted, ...redactor.counts() },
  };
}
