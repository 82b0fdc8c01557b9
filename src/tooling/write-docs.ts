import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Check } from '../check/define-check.ts';
import { layers } from '../check/layers.ts';
import { checks } from '../check/registry.generated.ts';
import { DiffSchema } from '../diff/diff-schema.ts';
import { knownFacts } from '../facts/known-facts.ts';
import { describePredicate } from '../logic/describe.ts';
import { type Handle, splitItemId } from '../logic/handle.ts';
import { handlesOf } from '../logic/predicate.ts';
import { preflightReads, writePreflightDocs } from '../preflight/write-preflight-docs.ts';
import { probes } from '../probes/registry.generated.ts';
import { owners } from '../reference/owners.ts';
import { ReportSchema } from '../report/report-schema.ts';
import { manPage } from './write-man.ts';

type Emit = (path: string, text: string) => void;

/** Writes everything in docs/ that is made from code; returns the check pages that belong there. */
export async function writeDocs(emit: Emit): Promise<string[]> {
  const pages = checks.map((check) => ({ path: `docs/checks/${check.layer}/${check.id}.md`, text: checkPage(check) }));
  for (const { path, text } of pages) emit(path, text);
  emit('docs/checks/index.md', checkIndex());
  emit('docs/facts.md', factsPage());
  emit('docs/what-it-reads.md', readsPage());
  emit('docs/man/ai-doctor.1', manPage());
  emit('docs/report.schema.json', `${JSON.stringify(ReportSchema, null, 2)}\n`);
  emit('docs/diff.schema.json', `${JSON.stringify(DiffSchema, null, 2)}\n`);
  writePreflightDocs(emit);
  return ['docs/checks/index.md', ...pages.map(({ path }) => path)];
}

function checkPage(check: Check): string {
  const { name, tracker } = owners[check.owner.component];
  const address = check.owner.tracker ?? tracker;
  const handles = [check.when, check.unless, check.bites].flatMap((each) => (each === undefined ? [] : handlesOf(each)));
  const readers = probes.filter(({ gives }) => gives.some((given) => handles.some(({ id }) => id === given.id || splitItemId(id)?.list === given.id)));
  const section = (heading: string, ...lines: readonly string[]): string[] => ['', `## ${heading}`, '', ...lines];
  const tree = (predicate: Check['when']): string[] =>
    describePredicate(predicate).map((line) => `${' '.repeat((line.length - line.trimStart().length) * 1)}- ${line.trimStart()}`);
  return `${[
    `<!-- Made from checks/${check.layer}/${check.id}.ts; edit that. -->`,
    `# ${check.title}`,
    '',
    `\`${check.id}\` · layer **${check.layer}** · impact **${check.impact}** · ${check.kind === 'fault' ? 'the state itself is the failure' : 'a combination that was reported to fail'}`,
    '',
    check.symptom,
    '',
    `Usually blamed instead: ${check.blamedOn}.`,
    ...(check.background === undefined ? [] : section('Background', check.background)),
    ...section('Applies when', ...tree(check.when)),
    ...(check.unless === undefined ? [] : section('Cleared when', ...tree(check.unless))),
    ...(check.bites === undefined ? [] : section('Seen to happen when', ...tree(check.bites))),
    ...section('How it is detected', ...signatures(check), ...readers.map(({ id, about }) => `- probe \`${id}\`: ${about}`)),
    ...section('Not decided until', ...missingLines(handles)),
    ...section(
      'What to do',
      ...check.remedy.flatMap((remedy) => [
        `- ${remedy.do}${remedy.on === undefined ? '' : ` (${remedy.on})`}`,
        ...(remedy.setting === undefined ? [] : [`  - \`${remedy.setting}\``]),
        ...(remedy.commands ?? []).map((command) => `  - \`${command}\``),
      ]),
    ),
    ...section('How to see that it helped', '```sh', check.verify, '```'),
    ...section('Who owns it', address === null ? name : `[${name}](${address})`),
    ...section(
      'Evidence',
      '| date | strength | what it establishes |',
      '|---|---|---|',
      ...check.evidence.map(({ url, date, strength, establishes }) => `| ${date} | ${strength} | [${cell(establishes)}](${url}) |`),
    ),
  ].join('\n')}\n`;
}

function signatures({ proves = [], hints = [], said = [] }: Check): string[] {
  return [
    ...proves.map((pattern) => `- a log line that proves it: \`${cell(String(pattern))}\``),
    ...hints.map((pattern) => `- a log line that several causes share: \`${cell(String(pattern))}\``),
    ...said.map((pattern) => `- how people put it: \`${cell(String(pattern))}\``),
  ];
}

function missingLines(handles: readonly Handle[]): string[] {
  const unique = [...new Map(handles.map((handle) => [handle.id, handle])).values()];
  return unique.map(({ id, label, get }) => `- ${label} (\`${id}\`)${get === undefined ? '' : `: \`${cell(get)}\``}`);
}

function checkIndex(): string {
  const rows = layers.flatMap((layer) => {
    const here = checks.filter((check) => check.layer === layer);
    return [
      '',
      `## ${layer} (${here.length})`,
      '',
      '| check | impact | cause |',
      '|---|---|---|',
      ...here.map(({ id, impact, title }) => `| [${id}](${layer}/${id}.md) | ${impact} | ${cell(title)} |`),
    ];
  });
  return `<!-- Made by \`npm run gen\`; do not edit. -->\n# Checks\n\n${checks.length} known-bad combinations, by the layer that is at fault.\n${rows.join('\n')}\n`;
}

function factsPage(): string {
  const docs = factDocs();
  const rows = [...knownFacts().values()].map(({ handle }) => {
    const from = probes.filter(({ gives }) => gives.some((given) => given.id === handle.id || given.id === splitItemId(handle.id)?.list)).map(({ id }) => id);
    const kind = handle.unit === undefined ? handle.kind : `${handle.kind} (${handle.unit})`;
    return `| \`${handle.id}\` | ${kind} | ${cell(docs.get(handle.id) ?? handle.label)} | ${from.join(', ') || 'pasted text only'} |`;
  });
  return `<!-- Made by \`npm run gen\` from src/facts; do not edit. -->\n# Facts\n\nEach is known with its source, or a gap with a reason. \`null\` is a value: looked for, and not there.\n\n| fact | kind | meaning | probe |\n|---|---|---|---|\n${rows.join('\n')}\n`;
}

/** The doc comment above each handle, by the handle's id. */
function factDocs(): Map<string, string> {
  const docs = new Map<string, string>();
  for (const file of readdirSync('src/facts').filter((name) => !name.includes('.generated.'))) {
    const text = readFileSync(join('src/facts', file), 'utf8');
    for (const found of text.matchAll(/\/\*\*((?:[^*]|\*(?!\/))*)\*\/\s*\w+:\s*\w+(?:<[^(]*>)?\(\s*'([^']+)'/g)) {
      const [, comment = '', id = ''] = found;
      docs.set(
        id,
        comment
          .replace(/^\s*\*\s?/gm, ' ')
          .replace(/\s+/g, ' ')
          .trim(),
      );
    }
  }
  return docs;
}

function readsPage(): string {
  const blocks = probes.map(({ id, about, reads }) => `## ${id}\n\n${about}.\n\n${[...reads].map((read) => `- \`${read}\``).join('\n')}\n`);
  return `<!-- Made by \`npm run gen\` from src/probes; do not edit. -->\n# What it reads\n\nEverything that ai-doctor may read, before anyone runs it. A star stands for anything within one path segment or word, two stars for anything.\nAn undeclared read is refused by the program itself. Commands are run without a shell and without input, with a limit each.\n\n${[...blocks, preflightReads].join('\n')}`;
}

function cell(text: string): string {
  return text.replaceAll('|', '\\|').replaceAll('\n', ' ');
}
