import { Chalk } from 'chalk';
import type { Report, ReportFinding } from '../report/report.ts';
import { plain } from './plain.ts';
import { wrap, wrapWords } from './wrap.ts';

export interface TextOptions {
  readonly columns: number;
  readonly colour: boolean;
  /** Also what is folded, what is undecided and what was skipped. */
  readonly all: boolean;
  /** Now, to say how old the knowledge is. */
  readonly today: string;
}

const oldKnowledgeDays = 120;

/** The report as people read it: strip, ranked findings, one line of sums. */
export function renderText(report: Report, options: TextOptions): string {
  const paint = painter(options.colour);
  const width = Math.max(40, Math.min(options.columns, 120));
  const unfolded = report.findings.filter(({ foldedUnder }) => foldedUnder === null);
  const blocks = [
    head(report, width, paint),
    ...staleness(report, options.today, width, paint),
    strip(report, width, paint),
    ...unfolded.map((finding) => renderFinding(finding, report, width, paint)),
    ...(options.all ? foldedBlock(report, width, paint) : []),
    ...(options.all ? undecidedBlock(report, width, paint) : []),
    ...crashedBlock(report, width, paint),
    sums(report, width, paint) + redaction(report, width, paint),
  ];
  return `${blocks.join('\n\n')}\n`;
}

type Paint = ReturnType<typeof painter>;

function painter(colour: boolean) {
  const chalk = new Chalk({ level: colour ? 1 : 0 });
  return { bold: chalk.bold, faint: chalk.dim, red: chalk.red, yellow: chalk.yellow, green: chalk.green };
}

function head(report: Report, width: number, paint: Paint): string {
  const left = `ai-doctor ${report.tool.version} · ${plain(report.machine.title)}`;
  const right = `${report.knowledge.checks} checks, evidence to ${report.knowledge.newestEvidence}`;
  const gap = width - left.length - right.length;
  return gap >= 2
    ? `${paint.bold(left)}${' '.repeat(gap)}${paint.faint(right)}`
    : `${wrap(left, width)
        .map((line) => paint.bold(line))
        .join('\n')}\n${paint.faint(right)}`;
}

function staleness(report: Report, today: string, width: number, paint: Paint): string[] {
  const age = (Date.parse(today) - Date.parse(report.knowledge.newestEvidence)) / 86_400_000;
  const warning = `The knowledge in this release is ${Math.round(age)} days old: newer regressions are not in it.`;
  return age > oldKnowledgeDays
    ? [
        wrap(warning, width)
          .map((line) => paint.yellow(line))
          .join('\n'),
      ]
    : [];
}

const marks = { clear: '✓', fault: '✗', undecided: '?', 'not-applicable': '–' } as const;

function strip(report: Report, width: number, paint: Paint): string {
  const colours = { clear: paint.green, fault: paint.red, undecided: paint.yellow, 'not-applicable': paint.faint };
  const words = report.layers.map(({ layer, state }) => ({ text: `${layer} ${marks[state]}`, painted: colours[state](`${layer} ${marks[state]}`) }));
  return wrapWords(words, width, '  ').join('\n');
}

const indent = '    ';
const labelWidth = 10;

function renderFinding(finding: ReportFinding, report: Report, width: number, paint: Paint): string {
  const place = `${finding.rank ?? ''}`.padStart(2);
  if (finding.verdict === 'exposed') return renderExposure(finding, report, width, paint, place);
  const certain = finding.verdict !== 'suspected';
  const label = certain ? finding.impact.toUpperCase() : `${finding.impact}?`;
  const colour = certain ? (finding.impact === 'risk' ? paint.yellow : paint.red) : paint.yellow;
  const rows = [
    titleRow(`${place}  `, label, colour, finding, width, paint),
    ...sawRows(finding, width, paint),
    row('blamed', finding.blamedOn, width, paint),
    ...remedies(finding, width, paint),
    row('check', finding.verify, width, paint),
    ...(finding.verdict === 'suspected' ? [...missingRows(finding, width, paint), ...certaintyRows(finding, width, paint)] : []),
    row('owner', finding.owner.tracker === null ? finding.owner.name : `${finding.owner.name} · ${finding.owner.tracker}`, width, paint),
    ...explains(finding, report, width, paint),
    row('more', `ai-doctor explain ${finding.id}`, width, paint),
  ];
  return rows.join('\n');
}

/** What was seen, in the facts' own names: each once, the log's words last, since they are the longest. */
function sawRows(finding: ReportFinding, width: number, paint: Paint): string[] {
  const seen = finding.why.flatMap(({ about, says, saw, source }) =>
    saw === undefined ? [] : [`${plain(about ?? says)}: ${shorten(plain(saw))}${source === undefined ? '' : ` (${place(plain(source))})`}`],
  );
  return [...new Set(seen)].slice(0, 4).map((text) => row('saw', text, width, paint));
}

/** One line for a combination that was reported to fail, and what would decide it. */
function renderExposure(finding: ReportFinding, report: Report, width: number, paint: Paint, place: string): string {
  const decided = finding.missing
    .slice(0, 2)
    .map(({ get, fact }) => (get === undefined ? fact : `\`${get}\``))
    .join(' and ');
  const logRead = ['logs.kernelRead', 'logs.serviceRead'].some((id) => {
    const fact = report.facts[id];
    return fact !== undefined && 'value' in fact && fact.value === true;
  });
  const unseen = decided !== '' ? `decided by ${decided}` : logRead ? 'not seen in the log' : 'whether it fails here was not seen';
  const text = `${finding.title} (${finding.impact}): ${unseen}`;
  const lead = `${place}  `;
  const [first = '', ...rest] = wrap(text, width - indent.length - 15 - 2);
  const lines = [`${lead}${paint.yellow('reported here'.padEnd(15))} ${first}`, ...rest.map((line) => `${indent}${' '.repeat(16)}${line}`)];
  return [...lines, ...wrap(`${finding.layer} · ai-doctor explain ${finding.id}`, width - indent.length).map((line) => `${indent}${paint.faint(line)}`)].join(
    '\n',
  );
}

function titleRow(lead: string, label: string, colour: (text: string) => string, finding: ReportFinding, width: number, paint: Paint): string {
  const start = label.padEnd(labelWidth);
  const indented = ' '.repeat(lead.length + start.length);
  const besides = width - lead.length - start.length;
  // The layer stands at the right edge where there is room for it, else on a line of its own.
  const room = besides - finding.layer.length - 2;
  const narrow = room < 24;
  const [first = '', ...rest] = wrap(finding.title, narrow ? besides : room);
  const edge = narrow ? '' : `${' '.repeat(Math.max(2, besides - first.length - finding.layer.length))}${paint.faint(finding.layer)}`;
  return [
    `${lead}${colour(start)}${paint.bold(first)}${edge}`,
    ...rest.map((line) => `${indented}${paint.bold(line)}`),
    ...(narrow ? [`${indented}${paint.faint(finding.layer)}`] : []),
  ].join('\n');
}

function row(label: string, text: string, width: number, paint: Paint): string {
  const [first = '', ...rest] = wrap(text, width - indent.length - labelWidth);
  return [`${indent}${paint.faint(label.padEnd(labelWidth))}${first}`, ...rest.map((line) => `${indent}${' '.repeat(labelWidth)}${line}`)].join('\n');
}

/** The remedies for this distribution come from the report already chosen by order; commands stand on lines of their own, unwrapped, so that they can be copied. */
function remedies(finding: ReportFinding, width: number, paint: Paint): string[] {
  return finding.remedy.flatMap((remedy, at) => {
    const where = remedy.on === undefined ? '' : ` (${remedy.on})`;
    const command = (text: string): string => `${indent}${' '.repeat(labelWidth)}${paint.bold(`$ ${text}`)}`;
    return [
      row(at === 0 ? 'fix' : 'or', `${at === 0 ? remedy.do : withoutOr(remedy.do)}${where}`, width, paint),
      ...(remedy.commands ?? []).map(command),
      ...(remedy.setting === undefined ? [] : [`${indent}${' '.repeat(labelWidth)}${paint.bold(remedy.setting)}`]),
    ];
  });
}

/** "Or remove …" stands behind the label "or" already. */
function withoutOr(text: string): string {
  return text.replace(/^Or,? (.)/, (_, first: string) => first.toUpperCase());
}

/** Why a suspicion with all its facts is not more than one. */
function certaintyRows(finding: ReportFinding, width: number, paint: Paint): string[] {
  const single = finding.evidence.every(({ strength }) => strength === 'single-report');
  return single && finding.missing.length === 0 ? [row('unsure', 'one report alone tells of this cause', width, paint)] : [];
}

function missingRows(finding: ReportFinding, width: number, paint: Paint): string[] {
  return finding.missing
    .slice(0, 2)
    .map(({ fact, reason, get }) => row('missing', `${fact} (${words(reason)})${get === undefined ? '' : `: ${get}`}`, width, paint));
}

function explains(finding: ReportFinding, report: Report, width: number, paint: Paint): string[] {
  const folded = report.findings.filter(({ foldedUnder }) => foldedUnder === finding.id).length;
  if (folded === 0) return [];
  return [row('explains', `${folded} ${folded === 1 ? 'finding' : 'findings'} folded under this one (--all shows them)`, width, paint)];
}

function foldedBlock(report: Report, width: number, paint: Paint): string[] {
  const folded = report.findings.filter(({ foldedUnder }) => foldedUnder !== null);
  if (folded.length === 0) return [];
  return [
    [
      paint.bold('Folded'),
      ...folded.map(({ title, foldedUnder, layer, verdict }) => row(verdict, `${title} (${layer}), explained by ${foldedUnder}`, width, paint)),
    ].join('\n'),
  ];
}

/** By what is missing, most checks first: one fact that could not be read often keeps a dozen checks from an answer. */
function undecidedBlock(report: Report, width: number, paint: Paint): string[] {
  if (report.undecided.length === 0) return [];
  const groups = new Map<string, { ids: string[]; get: string | undefined }>();
  for (const { id, missing } of report.undecided) {
    const [first] = missing;
    const heading =
      first === undefined
        ? 'the version does not decide it'
        : `${plain(first.fact)} (${first.reason === 'unsupported' && first.detail !== undefined ? plain(first.detail) : words(first.reason)})`;
    const group = groups.get(heading) ?? { ids: [], get: first?.get };
    group.ids.push(id);
    groups.set(heading, group);
  }
  const blocks = [...groups]
    .sort(([, a], [, b]) => b.ids.length - a.ids.length)
    .flatMap(([heading, { ids, get }]) => [
      ...wrap(`? ${heading}${get === undefined ? '' : `: ${plain(get)}`}`, width - 2).map((line, at) => `${at === 0 ? '  ' : '    '}${line}`),
      ...wrap(ids.join(', '), width - 6).map((line) => paint.faint(`      ${line}`)),
    ]);
  return [[paint.bold('Could not be decided, for want of'), ...blocks].join('\n')];
}

function crashedBlock(report: Report, width: number, paint: Paint): string[] {
  if (report.crashed.length === 0) return [];
  return [
    [paint.bold('Crashed, our own bug; please report it'), ...report.crashed.map(({ id, error }) => row('', `${id}: ${plain(error)}`, width, paint))].join(
      '\n',
    ),
  ];
}

function sums(report: Report, width: number, paint: Paint): string {
  const shown = report.findings.length;
  const open = report.undecided.length;
  const denied = report.undecided.filter(({ missing }) => missing.some(({ reason }) => reason === 'denied')).length;
  // Root helps on the machine itself; a recording or a paste is what it is.
  const root = denied === 0 || report.source.kind !== 'live' ? '' : `${denied} ${denied === 1 ? 'needs' : 'need'} root: sudo ai-doctor; `;
  const parts = [
    shown === 0 ? 'Nothing found' : `${shown} ${shown === 1 ? 'finding' : 'findings'}`,
    `${report.clear} checks clear`,
    ...(open === 0 ? [] : [`${open} could not be decided (${root}--all lists them)`]),
    ...(report.skipped.length === 0 ? [] : [`${report.skipped.length} skipped`]),
  ];
  const words = parts.map((text, at) => {
    const tail = at < parts.length - 1 ? ' ·' : '';
    return { text: `${text}${tail}`, painted: `${at === 0 && shown === 0 ? paint.green(text) : text}${tail}` };
  });
  const time = `${(report.durationMs / 1000).toFixed(1)} s`;
  return wrapWords([...words, { text: ` ${time}`, painted: paint.faint(` ${time}`) }], width, ' ').join('\n');
}

/** What was replaced, so that nobody wonders at a placeholder; or that nothing was, so that nobody pastes it unawares. */
function redaction({ redacted }: Report, width: number, paint: Paint): string {
  const lines = (text: string, colour: (line: string) => string): string =>
    `\n${wrap(text, width)
      .map((line) => colour(line))
      .join('\n')}`;
  if (redacted === undefined) return lines('Not redacted: names and addresses of this machine are in it.', paint.yellow);
  const counts = Object.entries(redacted).map(([kind, count]) => `${count} ${kind}`);
  return counts.length === 0 ? '' : lines(`Replaced by placeholders: ${counts.join(', ')} (--no-redact shows them).`, paint.faint);
}

const reasonWords: Record<string, string> = {
  denied: 'not permitted',
  'absent-tool': 'the tool is not installed',
  timeout: 'no answer in time',
  crashed: 'crashed',
  unreadable: 'unreadable',
  'too-large': 'too large',
  suspended: 'the GPU sleeps, and is not woken',
  unsupported: 'not possible here',
  'no-place-for-native': 'no place for the native part',
  'not-recorded': 'not in the recording',
  'not-in-text': 'not in the text',
  skipped: 'skipped',
};

/** A gap's reason as a person says it. */
export function words(reason: string): string {
  return reasonWords[reason] ?? reason;
}

/** A source as a reader needs it: a command by its first words. */
function place(source: string): string {
  const [, command] = /^(command \S+(?: [^-\s]\S*)?).{24,}$/.exec(source) ?? [];
  return command === undefined ? source : `${command} …`;
}

function shorten(text: string): string {
  return text.length > 160 ? `${text.slice(0, 157)}…` : text;
}
