import type { Filled, Form } from '../forms/form.ts';
import { knownOf } from '../forms/form.ts';
import type { Report, ReportFinding } from '../report/report.ts';
import { safeJson } from './json.ts';
import { markdownCode, markdownFence, markdownText } from './markdown-text.ts';
import { words } from './text.ts';

/** The info string of the block that `triage` and `--from` read back. */
export const blockInfo = 'json ai-doctor/1';

/** What the block holds: all that judging needs, and nothing else. */
export type Block = Pick<Report, 'schemaVersion' | 'tool' | 'source' | 'facts' | 'signs' | 'gaps'> & { readonly machine: Pick<Report['machine'], 'platform'> };

export interface MarkdownOptions {
  /** The tracker's form to fill in; without one the report stands alone. */
  readonly form?: Form;
  /** Ids of facts that shown findings rest on; they are never cut. */
  readonly needed: ReadonlySet<string>;
  /** Ids of facts that any check reads. */
  readonly read: ReadonlySet<string>;
  /** Most characters of the whole text. */
  readonly limit: number;
}

/**
 * The report as Markdown, for an issue box. To stay under the limit facts that nothing reads go first, then those that only clear or
 * undecided checks read, then the reasons above the block; what was cut is named. A fact or sign that a shown finding rests on stays.
 */
export function renderMarkdown(report: Report, options: MarkdownOptions): string {
  const cut: string[] = [];
  const write = (facts: Report['facts'], reasons: boolean): string => assemble(report, blockOf(report, facts), options.form, reasons, cut);
  const whole = write(report.facts, true);
  if (whole.length <= options.limit) return whole;
  const keep = (test: (id: string) => boolean): Report['facts'] => Object.fromEntries(Object.entries(report.facts).filter(([id]) => test(id)));
  cut.push('facts that no check reads');
  const read = write(
    keep((id) => options.needed.has(id) || options.read.has(id)),
    true,
  );
  if (read.length <= options.limit) return read;
  cut.push('facts that only clear or undecided checks read');
  const bare = write(
    keep((id) => options.needed.has(id)),
    true,
  );
  if (bare.length <= options.limit) return bare;
  cut.push('the reasons of findings and the undecided checks');
  return write(
    keep((id) => options.needed.has(id)),
    false,
  );
}

function blockOf(report: Report, facts: Report['facts']): Block {
  const shown = new Set(report.findings.map(({ id }) => id));
  const gaps = report.gaps.filter(({ fact }) => facts[fact.replace(/\[.*/, '')] !== undefined);
  return {
    schemaVersion: report.schemaVersion,
    tool: report.tool,
    source: report.source,
    machine: { platform: report.machine.platform },
    facts,
    signs: report.signs.filter(({ id }) => shown.has(id)),
    gaps,
  };
}

function assemble(report: Report, block: Block, form: Form | undefined, reasons: boolean, cut: readonly string[]): string {
  const parts = [
    ...(form === undefined ? [] : fields(report, form)),
    `### ai-doctor`,
    `${markdownText(report.machine.title)}`,
    report.layers.map(({ layer, state }) => `${layer} ${{ clear: '✓', fault: '✗', undecided: '?', 'not-applicable': '–' }[state]}`).join(' · '),
    ...findings(report, reasons),
    ...(reasons ? undecided(report) : []),
    ...(cut.length === 0 ? [] : [`Cut to fit: ${cut.join('; ')}.`]),
    details('Facts, for `ai-doctor triage` and `ai-doctor --from`', markdownFence(safeJson(block), blockInfo)),
    footer(report),
  ];
  return `${parts.join('\n\n')}\n`;
}

function fields(report: Report, form: Form): string[] {
  const known = knownOf(report);
  return form.fields.flatMap((field) => [`### ${field.label}`, fieldText(field.fill(known)) ?? `_to be written: ${field.ask}_`]);
}

function fieldText(filled: Filled | undefined): string | undefined {
  if (filled === undefined) return undefined;
  if ('text' in filled) return markdownText(filled.text);
  const fence = markdownFence(filled.output, filled.language);
  return filled.summary === undefined ? fence : details(filled.summary, fence);
}

function findings(report: Report, reasons: boolean): string[] {
  const shown = report.findings.filter(({ foldedUnder }) => foldedUnder === null);
  if (shown.length === 0) return ['Nothing was found in the layers beneath the model.'];
  return [shown.map((finding) => findingText(finding, reasons)).join('\n')];
}

function findingText(finding: ReportFinding, reasons: boolean): string {
  const head = `${finding.rank}. **${finding.title}** (${finding.verdict}, ${finding.impact}, layer ${finding.layer}; ${markdownCode(finding.id)})`;
  const why = finding.why
    .filter(({ saw }) => saw !== undefined)
    .slice(0, 6)
    .map(
      ({ about, says, saw, source }) =>
        `   - ${markdownText(about ?? says)}: ${markdownCode((saw ?? '').slice(0, 300))}${source === undefined ? '' : ` (${markdownCode(source.slice(0, 200))})`}`,
    );
  const fix = finding.remedy
    .slice(0, 1)
    .map(
      (remedy) =>
        `   - to do: ${remedy.do}${(remedy.commands ?? []).map((command) => ` ${markdownCode(command)}`).join('')}${remedy.setting === undefined ? '' : ` ${markdownCode(remedy.setting)}`}`,
    );
  const evidence = finding.evidence.slice(0, 2).map(({ url, establishes }) => `   - [${markdownText(establishes)}](${url})`);
  const missing = finding.missing
    .slice(0, 2)
    .map(({ fact, reason, get }) => `   - not known: ${markdownCode(fact)} (${words(reason)})${get === undefined ? '' : `; ${markdownCode(get)}`}`);
  return [head, ...(reasons ? [...why, ...missing, ...fix, ...evidence] : [])].join('\n');
}

function undecided(report: Report): string[] {
  if (report.undecided.length === 0) return [];
  const rows = report.undecided.map(
    ({ id, missing }) =>
      `- ${markdownCode(id)}: ${missing
        .slice(0, 3)
        .map(({ fact, reason }) => `${markdownCode(fact)} (${words(reason)})`)
        .join(', ')}`,
  );
  return [details(`${report.undecided.length} checks could not be decided`, rows.join('\n'))];
}

function footer({ tool, knowledge, redacted, clear }: Report): string {
  const counts = Object.entries(redacted ?? {}).map(([kind, count]) => `${count} ${kind}`);
  const privacy = redacted === undefined ? 'not redacted' : counts.length === 0 ? 'nothing private found' : `replaced by placeholders: ${counts.join(', ')}`;
  return `<sub>ai-doctor ${tool.version}, ${knowledge.checks} checks, evidence to ${knowledge.newestEvidence}; ${clear} checks clear; ${privacy}.</sub>`;
}

function details(summary: string, body: string): string {
  return `<details>\n<summary>${summary.replace(/`([^`]*)`/g, '<code>$1</code>')}</summary>\n\n${body}\n\n</details>`;
}
