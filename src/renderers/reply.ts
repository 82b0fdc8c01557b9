import type { ReportFinding } from '../report/report.ts';
import type { TriageReport } from '../triage/triage-schema.ts';
import { plain } from './plain.ts';

/** A reply in Markdown for the maintainer to paste: what is known, the most likely cause with its evidence, what to run. */
export function renderReply(report: TriageReport): string {
  const findings = report.findings.filter(({ foldedUnder }) => foldedUnder === null);
  const [first, ...rest] = findings;
  const parts = [
    'Thank you for the report.',
    report.foreign === undefined
      ? knownPart(report)
      : `It is about ${escapeMarkdown(report.foreign.system)}, which this check of Linux environments does not judge.`,
    ...(report.foreign !== undefined ? [] : first === undefined ? [calmPart(report)] : [causePart(first), ...otherPart(rest)]),
    ...askPart(report, first !== undefined),
    `<sub>Prepared with ai-doctor ${escapeMarkdown(report.tool.version)} from the text of this issue alone; please correct what it got wrong.</sub>`,
  ];
  return `${parts.filter((part) => part !== '').join('\n\n')}\n`;
}

function knownPart(report: TriageReport): string {
  const kinds = [...new Set(report.recognised.map(({ kind }) => kind))].slice(0, 8);
  const { title } = report.machine;
  if (kinds.length === 0 && Object.keys(report.facts).length === 0) return 'It does not tell yet on what machine this happens.';
  return `What it tells of the machine: ${escapeMarkdown(title)}.${kinds.length === 0 ? '' : ` (Read from: ${kinds.map(escapeMarkdown).join(', ')}.)`}`;
}

function calmPart(report: TriageReport): string {
  const all = report.clear + report.undecided.length;
  return `No known cause in the layers beneath (drivers, kernel, container, service) shows in the text; it rules out ${report.clear} of ${all}, and does not hold what would decide the others. It may be a matter of the program itself.`;
}

const sure: Readonly<Record<ReportFinding['verdict'], string>> = {
  confirmed: 'The cause is very likely this',
  present: 'This is wrong on the machine, and very likely the cause',
  suspected: 'The most likely cause by what is known',
  exposed: 'A problem was reported for this very combination; whether it is yours was not seen',
};

function causePart(finding: ReportFinding): string {
  const seen = finding.why.filter(({ truth, saw }) => truth === 'true' && saw !== undefined).slice(0, 4);
  const [remedy] = finding.remedy;
  const evidence = finding.evidence.slice(0, 2).map(({ url, establishes }) => `[${escapeMarkdown(establishes)}](${url})`);
  return [
    `**${sure[finding.verdict]}:** ${escapeMarkdown(finding.title)}.`,
    ...(seen.length === 0
      ? []
      : [
          seen
            .map(
              ({ says, saw, source }) =>
                `- ${escapeMarkdown(withoutPattern(says))}: ${code(saw ?? '')}${source === undefined ? '' : ` (${escapeMarkdown(source)})`}`,
            )
            .join('\n'),
        ]),
    ...(remedy === undefined
      ? []
      : [`**What to do:** ${escapeMarkdown(remedy.do)}${remedy.setting === undefined ? '' : ` ${code(remedy.setting)}`}`, ...fence(remedy.commands ?? [])]),
    ...(evidence.length === 0 ? [] : [`Known from: ${evidence.join(', ')}.`]),
  ].join('\n\n');
}

/** A condition on a text is a pattern; what was seen says more to people. */
function withoutPattern(says: string): string {
  return says.replace(/ (?:matches|include a match of|to) \/.{1,400}\/[a-z]{0,4}$/, '');
}

function otherPart(rest: readonly ReportFinding[]): string[] {
  if (rest.length === 0) return [];
  return [
    `Also possible:\n\n${rest
      .slice(0, 2)
      .map(({ title }) => `- ${escapeMarkdown(title)}`)
      .join('\n')}`,
  ];
}

function askPart({ ask, foreign }: TriageReport, found: boolean): string[] {
  if (foreign !== undefined) return [];
  if (ask.length === 0) return found ? [] : ['To go on, the log of the program from its start and the output of `uname -a` would help.'];
  const list = ask.map(({ what, command }) => `${escapeMarkdown(capital(what))}:\n\n${fence([command]).join('')}`);
  return [`${found ? 'To settle it, please' : 'To go on, please'} post these commands with what they print:\n\n${list.join('\n\n')}`];
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** Text from outside as Markdown shows it letter by letter: no markup, no HTML, no mention, no reference to other issues, no link. */
export function escapeMarkdown(text: string): string {
  return plain(text)
    .replace(/[\\`*_{}[\]<>()#|~!]/g, (char) => `\\${char}`)
    .replace(/&/g, '&amp;')
    .replace(/@(?=[\w-])/g, '@\u2060')
    .replace(/\b(https?|ftp|www)(?=[:.])/gi, (scheme) => `${scheme}\u2060`);
}

function code(text: string): string {
  const cut = plain(text).slice(0, 200);
  const fenceMark = '`'.repeat(Math.max(0, ...[...cut.matchAll(/`+/g)].map(([run]) => run.length)) + 1);
  return `${fenceMark}${fenceMark.length > 1 ? ` ${cut} ` : cut}${fenceMark}`;
}

function fence(commands: readonly string[]): string[] {
  return commands.length === 0 ? [] : [`\`\`\`sh\n${commands.map((command) => plain(command).replace(/`{3,}/g, '')).join('\n')}\n\`\`\``];
}
