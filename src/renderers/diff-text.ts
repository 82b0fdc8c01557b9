import { Chalk } from 'chalk';
import type { Diff, FactChange, FindingChange } from '../diff/diff-schema.ts';
import { showValue } from '../logic/judge.ts';
import type { ReportFinding } from '../report/report.ts';
import { hang } from './hanging.ts';
import { plain } from './plain.ts';
import { wrap } from './wrap.ts';

export interface DiffTextOptions {
  readonly columns: number;
  readonly colour: boolean;
  /** Also what is as it was, what is folded and all changes. */
  readonly all: boolean;
  /** The findings of both sides, for what is to be done. */
  readonly findings: readonly ReportFinding[];
}

const headings: Record<Exclude<FindingChange['change'], 'same'>, string> = {
  new: 'New',
  stronger: 'More certain',
  'not-known-before': 'Shown now, and not decidable before',
  gone: 'Gone',
  weaker: 'Less certain',
  'not-known-after': 'Shown before, and not decidable now',
};

/** As many changes as fit a screen; the rest is for --all. */
const mostChanges = 24;

/** The difference as people read it: findings that came and went, each with the changes that its check reads, then all changes. */
export function renderDiffText(diff: Diff, { columns, colour, all, findings }: DiffTextOptions): string {
  const chalk = new Chalk({ level: colour ? 1 : 0 });
  const width = Math.max(40, Math.min(columns, 120));
  const shown = diff.findings.filter(({ foldedUnder, change }) => all || (foldedUnder === null && change !== 'same'));
  const changes = new Map(diff.facts.map((change) => [change.fact, change]));
  const sections = Object.entries(headings).flatMap(([change, heading]) => {
    const here = shown.filter((each) => each.change === change);
    if (here.length === 0) return [];
    const risen = change === 'new' || change === 'stronger' || change === 'not-known-before';
    const paint = risen ? chalk.red : chalk.green;
    return [[chalk.bold(heading), ...here.flatMap((each) => findingLines(each, { changes, findings, width, paint, risen, faint: chalk.dim }))].join('\n')];
  });
  const same = diff.findings.filter(({ change, foldedUnder }) => change === 'same' && foldedUnder === null);
  const asBefore =
    all && same.length > 0 ? [[chalk.bold('As before'), ...same.flatMap(({ title, after }) => hang('  ', `${title} (${after})`, width))].join('\n')] : [];
  return `${[
    [
      chalk.bold(`ai-doctor ${diff.tool.version} · diff`),
      ...hang('before  ', plain(diff.before.machine.title), width),
      ...hang('after   ', plain(diff.after.machine.title), width),
    ].join('\n'),
    ...sections,
    ...asBefore,
    ...(all ? oneSidedBlock(diff, width, chalk.bold) : []),
    changesBlock(diff.facts, all, width, chalk.bold, chalk.dim),
    wrap(sums(diff, same.length), width).join('\n'),
  ]
    .filter((block) => block !== '')
    .join('\n\n')}\n`;
}

interface Around {
  readonly changes: ReadonlyMap<string, FactChange>;
  readonly findings: readonly ReportFinding[];
  readonly width: number;
  readonly paint: (text: string) => string;
  readonly faint: (text: string) => string;
  /** It is worse than before, so what to do is told as well. */
  readonly risen: boolean;
}

function findingLines(finding: FindingChange, { changes, findings, width, paint, faint, risen }: Around): string[] {
  const verdicts =
    finding.change === 'stronger' || finding.change === 'weaker' ? `${finding.before} → ${finding.after}` : risen ? finding.after : finding.before;
  const [first = '', ...rest] = hang('  ', `${finding.title} (${finding.impact}, ${verdicts}; ${finding.layer})`, width);
  const row = (label: string, text: string): string[] => hang(`    ${label.padEnd(8)}`, text, width).map((line) => line.replace(label, faint(label)));
  const by = finding.by.flatMap((fact) => changes.get(fact) ?? []);
  const remedy = findings.find(({ id }) => id === finding.id)?.remedy[0];
  return [
    paint(first),
    ...rest.map((line) => paint(line)),
    ...by.slice(0, 4).flatMap((change) => row('change', `${nameOf(change)}: ${inWords(change)}`)),
    ...finding.lines.slice(0, 1).flatMap(({ line }) => row('log', cut(plain(line)))),
    ...finding.missing.slice(0, 2).flatMap((fact) => row('unknown', `${plain(fact)}, ${finding.change === 'not-known-after' ? 'now' : 'before'}`)),
    ...(by.length === 0 && finding.lines.length === 0 && finding.missing.length === 0
      ? row('change', 'none of the compared facts; see what it was decided by with explain')
      : []),
    ...(risen && remedy !== undefined ? row('fix', `${remedy.do}${remedy.setting === undefined ? '' : ` ${remedy.setting}`}`) : []),
    ...row('more', `ai-doctor explain ${finding.id}`),
  ];
}

function changesBlock(facts: readonly FactChange[], all: boolean, width: number, bold: (text: string) => string, faint: (text: string) => string): string {
  const lasting = all ? facts : facts.filter(({ momentary }) => momentary !== true);
  if (lasting.length === 0) return 'Nothing that is compared has changed on the machine.';
  const listed = all ? lasting : lasting.slice(0, mostChanges);
  const lines = listed.flatMap((change) => hang('  ', `${nameOf(change)}: ${inWords(change)}`, width));
  const more = lasting.length - listed.length;
  return [bold('Changed on the machine'), ...lines, ...(more === 0 ? [] : [faint(`  and ${more} more (--all)`)])].join('\n');
}

function oneSidedBlock({ oneSided }: Diff, width: number, bold: (text: string) => string): string[] {
  if (oneSided.length === 0) return [];
  return [[bold('Known of one side alone'), ...hang('  ', oneSided.map(plain).join('  '), width)].join('\n')];
}

function nameOf({ label, subject, change }: FactChange): string {
  if (change !== 'changed') return plain(label);
  return subject === undefined ? label : `${label} of ${cut(plain(subject))}`;
}

/** `6.17.9 → 6.18.4`; of sets and of names with values, what came and what went. */
function inWords(change: FactChange): string {
  if (change.change !== 'changed') return `${cut(plain(change.subject ?? ''))} ${change.change === 'appeared' ? 'is there now' : 'is there no more'}`;
  const [before, after] = [wordsOf(change.before), wordsOf(change.after)];
  if (isNames(before) && isNames(after)) {
    const [was, is] = [partsOf(before), partsOf(after)];
    const [won, lost] = [is.filter((each) => !was.includes(each)), was.filter((each) => !is.includes(each))];
    return [...few('+ ', won), ...few('− ', lost)].join('  ');
  }
  return `${valueInWords(before, change)} → ${valueInWords(after, change)}`;
}

/** A long text, such as the kernel's command line, differs in some of its words. */
function wordsOf(value: unknown): unknown {
  return typeof value === 'string' && value.length > 60 && value.includes(' ') ? value.split(' ') : value;
}

function isNames(value: unknown): value is readonly string[] | Readonly<Record<string, string>> {
  return typeof value === 'object' && value !== null;
}

function partsOf(value: readonly string[] | Readonly<Record<string, string>>): string[] {
  return Array.isArray(value) ? value.map(String) : Object.entries(value).map(([name, each]) => `${name}=${each}`);
}

function few(mark: string, parts: readonly string[]): string[] {
  if (parts.length === 0) return [];
  const rest = parts.length > 6 ? ` and ${parts.length - 6} more` : '';
  return [
    `${mark}${parts
      .slice(0, 6)
      .map((each) => cut(plain(each)))
      .join(' ')}${rest}`,
  ];
}

function valueInWords(value: unknown, { unit }: FactChange): string {
  if (value === null || value === undefined) return 'not there';
  return cut(plain(showValue(value, { kind: 'text', unit: unit as 'bytes' })));
}

function cut(text: string): string {
  return text.length <= 120 ? text : `${text.slice(0, 119)}…`;
}

/** Where nothing changed, nothing is counted. */
function sums({ findings, facts, oneSided }: Diff, same: number): string {
  const lasting = facts.filter(({ momentary }) => momentary !== true).length;
  const count = (wanted: FindingChange['change']): number => findings.filter(({ change, foldedUnder }) => change === wanted && foldedUnder === null).length;
  const [risen, sunk] = [count('new') + count('stronger'), count('gone') + count('weaker')];
  const told = [
    ...(risen + sunk + same + lasting === 0 ? [] : [`${risen} new or more certain, ${sunk} gone or less, ${same} as before.`]),
    ...(lasting === 0 ? [] : [`${lasting} ${lasting === 1 ? 'change' : 'changes'} on the machine.`]),
    ...(oneSided.length === 0 ? [] : [`${oneSided.length} ${oneSided.length === 1 ? 'fact is' : 'facts are'} known of one side alone, and not compared.`]),
  ];
  return told.join(' ');
}
