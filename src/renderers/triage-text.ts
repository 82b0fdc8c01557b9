import { labelOf } from '../triage/ask.ts';
import type { TriageReport } from '../triage/triage-schema.ts';
import { hang } from './hanging.ts';
import { plain } from './plain.ts';
import { renderText, type TextOptions } from './text.ts';
import { wrap } from './wrap.ts';

/** A triage report for the terminal: what was recognised, the report itself, what to ask. */
export function renderTriageText(report: TriageReport, options: TextOptions): string {
  const width = Math.max(40, Math.min(options.columns, 120));
  const lines = (text: string): string => wrap(text, width).join('\n');
  const blocks = [
    [lines(recognisedLine(report)), ...(report.complaints.length === 0 ? [] : [lines(complaintLine(report))])].join('\n'),
    ...(report.cut === undefined
      ? []
      : [lines(`The text was too large to read whole: ${Math.round(report.cut.bytes / 1024 / 1024)} MiB of its middle were left out.`)]),
    ...(report.foreign === undefined ? [] : [lines(foreignLine(report.foreign.system, report.foreign.source))]),
    ...(report.machines === undefined ? [] : [machinesBlock(report.machines, width)]),
  ];
  if (report.foreign !== undefined) return `${blocks.join('\n\n')}\n`;
  if (isCalm(report))
    return `${[...blocks, lines(calmLine(report)), ...askBlock(report, width), ...(options.all ? [renderText(report, options).trimEnd()] : [])].join('\n\n')}\n`;
  return `${[...blocks, renderText(report, options).trimEnd(), ...askBlock(report, width)].join('\n\n')}\n`;
}

/** Nothing is shown: said in one line, without the strip of a machine that was not looked at. */
function isCalm(report: TriageReport): boolean {
  return report.findings.length === 0 && report.crashed.length === 0;
}

export function calmLine(report: TriageReport): string {
  const nothing = report.recognised.length === 0 && Object.keys(report.facts).length === 0;
  if (nothing) return 'Nothing in this text tells of the machine beneath: neither output of a known tool nor hardware or versions in words.';
  const known = `No known cause shows in this text: ${plain(report.machine.title)}.`;
  // What a text does not tell of is not fine for that; nobody should read that the machine was looked at.
  return report.clear === 0
    ? `${known} It tells too little to rule any out.`
    : `${known} It rules out ${report.clear} of the ${report.clear + report.undecided.length}; the others need facts that it does not hold.`;
}

function recognisedLine({ recognised }: TriageReport): string {
  if (recognised.length === 0) return 'Recognised: no output of a known tool.';
  const named = recognised.slice(0, 12).map(({ kind, lines: [from, to] }) => `${kind} (${from === to ? `line ${from}` : `lines ${from}–${to}`})`);
  return `Recognised: ${named.join(', ')}${recognised.length > 12 ? ` and ${recognised.length - 12} more` : ''}.`;
}

export function foreignLine(system: string, source: string): string {
  return `This text is about ${system} (${plain(source)}). ai-doctor judges Linux machines, native or under WSL2; nothing was judged.`;
}

/** Words for people; an id that a newer report brings stands for itself. */
const complaintWords: Readonly<Record<string, string>> = {
  'build-failure': 'a build or an installation fails',
  crash: 'a crash',
  'machine-off': 'the whole machine goes off',
  hang: 'a hang',
  'out-of-memory': 'a lack of memory',
  'not-on-gpu': 'the GPU is not found or not used',
  'wrong-output': 'wrong output',
  'load-failure': 'something does not start or load',
  permission: 'a permission is denied',
  slow: 'slowness',
};

function complaintLine({ complaints }: TriageReport): string {
  return `Complaint: ${complaints.map((each) => complaintWords[each] ?? plain(each)).join(', ')}.`;
}

const mostDifferences = 8;

function machinesBlock({ other, differences, lines = [] }: NonNullable<TriageReport['machines']>, width: number): string {
  const where = lines.length === 0 ? '' : ` (${lines.map(([from, to]) => (from === to ? `line ${from}` : `lines ${from}–${to}`)).join(', ')})`;
  const same = differences.length === 0 ? ' Nothing that the text tells of both differs.' : '';
  const head = wrap(`The text also shows a machine or time that works${where}: ${plain(other)}. It is not judged.${same}`, width);
  const rows = differences
    .slice(0, mostDifferences)
    .flatMap(({ fact, here, other: there }) => hang('    differs  ', `${plain(labelOf(fact))}: here ${plain(here)}, there ${plain(there)}`, width));
  const more = differences.length - mostDifferences;
  return [...head, ...rows, ...(more > 0 ? [`             and ${more} more (--json lists them)`] : [])].join('\n');
}

function askBlock({ ask }: TriageReport, width: number): string[] {
  if (ask.length === 0) return [];
  const rows = ask.map(({ what, command, decides }, at) =>
    [
      ...wrap(
        `${at === 0 ? 'Ask next' : 'Then'}: ${plain(what)}${decides.length === 0 ? '' : ` (decides ${decides.slice(0, 3).join(', ')}${decides.length > 3 ? ` and ${decides.length - 3} more` : ''})`}`,
        width,
      ),
      `    $ ${plain(command)}`,
    ].join('\n'),
  );
  return [rows.join('\n')];
}
