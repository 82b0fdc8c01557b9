import { checks } from '../check/registry.generated.ts';
import { type Form, knownOf } from '../forms/form.ts';
import { formFor, forms } from '../forms/forms.ts';
import { splitItemId } from '../logic/handle.ts';
import { handlesOf, listsOf, type Predicate } from '../logic/predicate.ts';
import { renderMarkdown } from '../renderers/markdown.ts';
import { markdownText } from '../renderers/markdown-text.ts';
import { plain } from '../renderers/plain.ts';
import type { Report } from '../report/report.ts';
import { suggest } from '../usage/nearest.ts';
import { UsageError } from '../usage/usage-error.ts';
import { type CheckOptions, reportOf } from './check.ts';
import type { Streams } from './streams.ts';

/** GitHub refuses bodies over 65,536 characters; this leaves room for what the user writes. */
const issueLimit = 60_000;
/** What browsers and GitHub take of an address. */
const addressLimit = 8_000;

export interface ReportOptions extends CheckOptions {
  readonly for?: string;
  readonly copy?: boolean;
  readonly open?: boolean;
}

/** Prints the Markdown for an issue box, with the tracker's own fields filled in. */
export async function report(options: ReportOptions, streams: Streams): Promise<number> {
  const wanted = options.for === undefined ? undefined : formNamed(options.for);
  const judged = await reportOf(options, streams);
  const form = wanted ?? formFor(judged);
  const text = markdownOf(judged, form);
  streams.out(text);
  if (options.for === undefined)
    streams.err(`For ${form.title}, by the owner of the first finding; --for chooses another (${forms.map(({ id }) => id).join(', ')}).\n`);
  if (options.copy === true) streams.err(`${await copy(text)}\n`);
  if (options.open === true)
    streams.err(
      form.newIssue === ''
        ? 'No tracker was named, so there is no address to open.\n'
        : `Open this, and paste the report into it:\n${addressOf(form, judged)}\n`,
    );
  return 0;
}

export function markdownOf(judged: Report, form?: Form): string {
  const shown = new Set(judged.findings.map(({ id }) => id));
  const needed = new Set(checks.filter(({ id }) => shown.has(id)).flatMap(factsOf));
  const read = new Set(checks.flatMap(factsOf));
  for (const id of always) needed.add(id);
  return renderMarkdown(judged, { ...(form === undefined ? {} : { form }), needed, read, limit: issueLimit });
}

/** What the title and the ranking are made of: without it the same findings would stand in another order. */
const always = ['platform.system', 'platform.vm', 'platform.container', 'distro.name', 'kernel.version', 'kernel.lineage', 'gpus', 'runtimes'];

function factsOf(check: (typeof checks)[number]): string[] {
  const predicates: Predicate[] = [check.when, ...(check.unless === undefined ? [] : [check.unless]), ...(check.bites === undefined ? [] : [check.bites])];
  return predicates.flatMap((each) => [...handlesOf(each).map(({ id }) => splitItemId(id)?.list ?? id), ...listsOf(each).map(({ id }) => id)]);
}

function formNamed(id: string): Form {
  const form = forms.find((each) => each.id === id);
  if (form === undefined)
    throw new UsageError(
      `--for: ${suggest(
        id,
        forms.map((each) => each.id),
        'no tracker',
      )}`,
    );
  return form;
}

/** The tracker's address for a new issue, with the form's short fields filled in as long as it stays an address that browsers take. */
function addressOf(form: Form, judged: Report): string {
  const address = new URL(form.newIssue);
  const first = judged.findings.find(({ rank }) => rank === 1);
  address.searchParams.set('title', `${form.issueTitle}${first?.title ?? ''}`);
  const known = knownOf(judged);
  for (const { id, fill } of form.fields) {
    const filled = id === undefined ? undefined : fill(known);
    if (id === undefined || filled === undefined) continue;
    address.searchParams.set(id, 'text' in filled ? boxText(filled.text) : filled.output.split('\n').map(plain).join('\n'));
    if (address.href.length > addressLimit) address.searchParams.delete(id);
  }
  return address.href;
}

/** Text for a box of the form: readable as it stands, escaped only where the issue would take it for markup or call somebody. */
function boxText(text: string): string {
  return /[@#<`[\]!]|https?:|www\./i.test(text) ? markdownText(text) : plain(text);
}

/** Says what became of it; a machine without a clipboard is no error. */
export async function copy(text: string): Promise<string> {
  try {
    const { default: clipboard } = await import('clipboardy');
    await clipboard.write(text);
    return 'Copied to the clipboard.';
  } catch (error) {
    return `Not copied: ${error instanceof Error ? error.message.split('\n', 1)[0] : String(error)}`;
  }
}
