import type { Report } from '../report/report.ts';

/** What a machine must yield, a line a shown verdict: `present render-group-missing`, or `folded … under …`. */
export function verdictLines(report: Report): string {
  const lines = report.findings.map(({ verdict, id, foldedUnder }) => (foldedUnder === null ? `${verdict} ${id}` : `${verdict} ${id} under ${foldedUnder}`));
  return lines.map((line) => `${line}\n`).join('') || 'nothing\n';
}
