import { checks } from '../check/registry.generated.ts';
import { describePredicate } from '../logic/describe.ts';
import type { Explanation } from '../logic/judge.ts';
import { owners } from '../reference/owners.ts';
import { plain } from '../renderers/plain.ts';
import { words } from '../renderers/text.ts';
import { wrap } from '../renderers/wrap.ts';
import { findSigns } from '../report/signs.ts';
import { type Judgement, judgeCheck } from '../report/verdict.ts';
import { loadSource } from './load-source.ts';
import { suggest } from './nearest.ts';
import type { Streams } from './streams.ts';
import { UsageError } from './usage-error.ts';

/** Prints a check's whole page, and how it is judged on this machine (or the one of --from), fact by fact. */
export async function explain(id: string, options: { from?: string; timeout: number; wake?: boolean }, streams: Streams): Promise<number> {
  const check = checks.find((each) => each.id === id || each.formerly?.includes(id));
  if (check === undefined)
    throw new UsageError(
      suggest(
        id,
        checks.map((each) => each.id),
        'no check',
      ),
    );
  const { evidence } = await loadSource({ from: options.from, timeoutMs: options.timeout, wake: options.wake ?? false }, streams);
  const signs = 'signs' in evidence.log ? evidence.log.signs : findSigns([check], evidence.log);
  const width = Math.min(streams.columns, 110);
  streams.out(`${[page(check, width), judged(judgeCheck(check, evidence.facts, signs))].join('\n\n')}\n`);
  return 0;
}

function page(check: Judgement['check'], width: number): string {
  const { name, tracker } = owners[check.owner.component];
  const block = (heading: string, text: string): string =>
    `${heading}\n${wrap(text, width - 2)
      .map((line) => `  ${line}`)
      .join('\n')}`;
  const tree = (heading: string, lines: readonly string[]): string => `${heading}\n${lines.map((line) => `  ${line}`).join('\n')}`;
  return [
    `${check.id}: ${check.title}`,
    `${check.layer} · ${check.impact} · ${check.kind === 'fault' ? 'the state itself is the failure' : 'a combination that was reported to fail'}`,
    block('What is seen', check.symptom),
    block('What is blamed instead', check.blamedOn),
    ...(check.background === undefined ? [] : [block('Background', check.background)]),
    tree('Applies when', describePredicate(check.when)),
    ...(check.unless === undefined ? [] : [tree('Cleared when', describePredicate(check.unless))]),
    ...(check.bites === undefined ? [] : [tree('Seen to happen when', describePredicate(check.bites))]),
    ...((check.proves ?? []).length + (check.hints ?? []).length === 0
      ? []
      : [tree('Signatures in logs', [...(check.proves ?? []).map((sign) => `proves: ${sign}`), ...(check.hints ?? []).map((sign) => `hints:  ${sign}`)])]),
    tree(
      'What to do',
      check.remedy.flatMap((remedy) => [
        ...wrap(`${remedy.do}${remedy.on === undefined ? '' : ` (${remedy.on})`}`, width - 2),
        ...(remedy.commands ?? []).map((each) => `  $ ${each}`),
        ...(remedy.setting === undefined ? [] : [`  ${remedy.setting}`]),
      ]),
    ),
    tree('How to see that it helped', [check.verify]),
    tree('Who owns it', [check.owner.tracker === undefined && tracker === null ? name : `${name} · ${check.owner.tracker ?? tracker}`]),
    tree(
      'Evidence',
      check.evidence.flatMap(({ url, date, establishes, strength }) => [
        url,
        ...wrap(`${date}, ${strength}: ${establishes}`, width - 4).map((line) => `  ${line}`),
      ]),
    ),
  ].join('\n\n');
}

/** The judgement with its whole tree: what is true, what is not, what is missing, and where it was read. */
function judged({ verdict, when, unless, bites, signs, missing, error }: Judgement): string {
  const head =
    verdict === 'undecided'
      ? `undecided: ${missing.length === 1 ? 'one fact is' : `${missing.length} facts are`} missing`
      : verdict === 'crashed'
        ? `crashed: ${error}`
        : verdict;
  return [
    `On this machine: ${head}`,
    ...(when === undefined ? [] : lines(when, 1)),
    ...(unless === undefined ? [] : ['  cleared when', ...lines(unless, 2)]),
    ...(bites === undefined ? [] : ['  seen to happen when', ...lines(bites, 2)]),
    ...signs.map(({ kind, line, source }) => `  ${kind === 'proves' ? '✓' : '?'} the log says: ${plain(line).slice(0, 200)}  (${plain(source)})`),
  ].join('\n');
}

const marks = { true: '✓', false: '✗', unknown: '?' } as const;

function lines(each: Explanation, depth: number): string[] {
  const pad = '  '.repeat(depth);
  const saw = each.saw === undefined ? '' : `: ${plain(each.saw).slice(0, 200)}`;
  const gaps = (each.missing ?? []).map(
    ({ fact, reason, detail, get }) =>
      `${plain(fact)}: ${words(reason)}${detail === undefined ? '' : ` (${plain(detail)})`}${get === undefined ? '' : `; see it with: ${get}`}`,
  );
  const tail = each.source === undefined || each.source === '' ? '' : `  (${plain(each.source)})`;
  return [
    `${pad}${marks[each.truth]} ${plain(each.says)}${saw}${tail}`,
    ...gaps.map((gap) => `${pad}    ${gap}`),
    ...(each.of ?? []).flatMap((child) => lines(child, depth + 1)),
  ];
}
