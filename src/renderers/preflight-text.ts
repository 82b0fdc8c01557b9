import { Chalk } from 'chalk';
import type { PreflightReport, PreflightResult } from '../preflight/preflight-report-schema.ts';
import { plain } from './plain.ts';
import { askedName, stateWords, verdictSentence } from './preflight-words.ts';
import { wrap } from './wrap.ts';

export interface PreflightTextOptions {
  readonly columns: number;
  readonly colour: boolean;
}

const marks: Record<PreflightResult['state'], string> = { met: '✓', 'not-met': '✗', unknown: '?', 'not-applicable': '–' };
const labelWidth = 12;

/** The report as people read it: what failed with its remedy first, what holds in a line each. */
export function renderPreflightText(report: PreflightReport, { columns, colour }: PreflightTextOptions): string {
  const chalk = new Chalk({ level: colour ? 1 : 0 });
  const width = Math.max(40, Math.min(columns, 120));
  const order: PreflightResult['state'][] = ['not-met', 'unknown', 'met', 'not-applicable'];
  const paint = { met: chalk.green, 'not-met': chalk.red, unknown: chalk.yellow, 'not-applicable': chalk.dim };
  const results = order.flatMap((state) =>
    ['must', 'should'].flatMap((level) => report.requirements.filter((each) => each.state === state && each.level === level)),
  );
  const head = wrap(`ai-doctor ${report.tool.version} · preflight ${askedName(report)} · ${plain(report.machine.title)}`, width).map((line) =>
    chalk.bold(line),
  );
  const notes = report.asked.notes.flatMap((note) => wrap(plain(note), width).map((line) => chalk.yellow(line)));
  const blocks = results.map((result) => block(result, width, (text) => paint[result.state](text), chalk.dim));
  const user = report.asked.user === null ? [] : [`Devices were judged for the user ${plain(report.asked.user)}.`];
  const redacted = Object.values(report.redacted ?? {}).reduce((sum, each) => sum + each, 0);
  const foot = [verdictSentence(report), ...user, ...(redacted === 0 ? [] : [`${redacted} private values are replaced.`])].join(' ');
  return `${[head.join('\n'), ...(notes.length === 0 ? [] : [notes.join('\n')]), blocks.join('\n'), wrap(`${foot} (exit ${report.exitCode})`, width).join('\n')].join('\n\n')}\n`;
}

function block(result: PreflightResult, width: number, paint: (text: string) => string, faint: (text: string) => string): string {
  const lead = `${marks[result.state]} ${result.level.padEnd(7)}`;
  const [first = '', ...rest] = wrap(
    `${plain(result.asks)}${result.state === 'unknown' || result.state === 'not-applicable' ? ` (${stateWords[result.state]})` : ''}`,
    width - lead.length,
  );
  const lines = [`${paint(lead)}${first}`, ...rest.map((line) => `${' '.repeat(lead.length)}${line}`)];
  const row = (label: string, text: string): void => {
    const [head = '', ...more] = wrap(text, width - 2 - labelWidth);
    lines.push(`  ${faint(label.padEnd(labelWidth))}${head}`, ...more.map((line) => `  ${' '.repeat(labelWidth)}${line}`));
  };
  if (result.state === 'met' || result.state === 'not-applicable') return lines.join('\n');
  for (const { says, saw, source } of grouped(result.saw).slice(0, 6))
    row('saw', `${cut(says)}: ${cut(plain(saw))}${source === '' ? '' : ` (${cut(plain(source))})`}`);
  for (const { fact, reason, detail, get } of result.missing.slice(0, 4))
    row('missing', `${plain(fact)}: ${reason}${detail === undefined ? '' : ` (${plain(detail)})`}${get === undefined ? '' : `; see it with: ${get}`}`);
  if (result.missing.length > 4) row('', `and ${result.missing.length - 4} more`);
  if (result.because !== undefined) row('because', plain(result.because));
  for (const { do: what, commands = [], setting, on } of result.remedy.slice(0, 3)) {
    row('fix', `${plain(what)}${on === undefined ? '' : ` (${on})`}`);
    if (setting !== undefined) lines.push(`  ${' '.repeat(labelWidth)}${plain(setting)}`);
    for (const command of commands) lines.push(`  ${' '.repeat(labelWidth)}${plain(command)}`);
  }
  if (result.source !== undefined) row('by', result.source);
  return lines.join('\n');
}

/** One value that several questions were asked of is told once. */
function grouped(saw: PreflightResult['saw']): PreflightResult['saw'] {
  const groups = new Map<string, { says: string[]; saw: string; source: string }>();
  for (const { says, saw: value, source } of saw) {
    const group = groups.get(`${value} ${source}`);
    if (group === undefined) groups.set(`${value} ${source}`, { says: [plain(says)], saw: value, source });
    else group.says.push(plain(says));
  }
  return [...groups.values()].map(({ says, ...rest }) => ({ ...rest, says: says.join(', ') }));
}

function cut(text: string): string {
  return text.length <= 200 ? text : `${text.slice(0, 199)}…`;
}
