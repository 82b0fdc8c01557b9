import type { Report } from '../report/report.ts';
import { safeJson } from './json.ts';

/** For pipes: a line for the run, then one for each finding in rank order, each undecided check and each crash, with its kind in `type`. */
export function renderNdjson(report: Report): string {
  const { findings, undecided, crashed, facts: _facts, signs: _signs, gaps: _gaps, timings: _timings, ...run } = report;
  const rows = [
    { type: 'run', ...run },
    ...findings.map((finding) => ({ type: 'finding', ...finding })),
    ...undecided.map((each) => ({ type: 'undecided', ...each })),
    ...crashed.map((each) => ({ type: 'crashed', ...each })),
  ];
  return rows.map((row) => `${safeJson(row)}\n`).join('');
}
