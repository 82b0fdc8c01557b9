import type { Report } from '../report/report.ts';
import { plain } from './plain.ts';

/**
 * OpenMetrics text, for node_exporter's textfile collector. Gauges only, with few labels: ids, layers, impacts and verdicts.
 */
export function renderOpenmetrics(report: Report): string {
  const states = ['clear', 'fault', 'undecided', 'not-applicable'] as const;
  return [
    ...metric('ai_doctor_info', 'This program and the machine it looked at.', [[{ version: report.tool.version, machine: report.machine.title }, 1]]),
    ...metric('ai_doctor_run_timestamp_seconds', 'When the machine was looked at.', [[{}, Math.floor(Date.parse(report.startedAt) / 1_000) || 0]]),
    ...metric(
      'ai_doctor_layer_state',
      'State of each layer: 1 for the one it is in.',
      report.layers.flatMap(({ layer, state }) => states.map((each) => [{ layer, state: each }, each === state ? 1 : 0] as const)),
    ),
    ...metric(
      'ai_doctor_finding',
      'Findings that are shown.',
      report.findings.map(
        ({ id, layer, impact, verdict, foldedUnder }) => [{ id, layer, impact, verdict, folded: foldedUnder === null ? 'no' : 'yes' }, 1] as const,
      ),
    ),
    ...metric('ai_doctor_checks', 'Checks by what became of them.', [
      [{ outcome: 'shown' }, report.findings.length],
      [{ outcome: 'clear' }, report.clear],
      [{ outcome: 'undecided' }, report.undecided.length],
      [{ outcome: 'crashed' }, report.crashed.length],
      [{ outcome: 'skipped' }, report.skipped.length],
    ]),
    '# EOF',
    '',
  ].join('\n');
}

type Sample = readonly [labels: Readonly<Record<string, string>>, value: number];

function metric(name: string, help: string, samples: readonly Sample[]): string[] {
  const label = (value: string): string => plain(value).replace(/\\/g, '\\\\').replace(/"/g, '\\"');
  const rows = samples.map(([labels, value]) => {
    const inner = Object.entries(labels).map(([key, each]) => `${key}="${label(each)}"`);
    return `${name}${inner.length === 0 ? '' : `{${inner.join(',')}}`} ${value}`;
  });
  return [`# HELP ${name} ${help}`, `# TYPE ${name} gauge`, ...rows];
}
