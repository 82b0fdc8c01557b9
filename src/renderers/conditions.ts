import type { Explanation } from '../logic/judge.ts';
import type { Atom, Predicate } from '../logic/predicate.ts';
import { type AffectedRange, describeRange } from '../logic/ranges.ts';
import type { Truth } from '../logic/truth.ts';
import { hang } from './hanging.ts';
import { plain } from './plain.ts';
import { words } from './text.ts';

/** A condition for people: one line a part, versions as a list, negations said as such. */
export function conditionLines(predicate: Predicate, width: number, depth = 0): string[] {
  const pad = '  '.repeat(depth);
  const said = (text: string): string[] => hang(`${pad}- `, text, width);
  const group = (heading: string, of: readonly Predicate[]): string[] => [...said(heading), ...of.flatMap((each) => conditionLines(each, width, depth + 1))];
  switch (predicate.op) {
    case 'atom': {
      const rows = (predicate.ranges?.rows ?? []) as readonly AffectedRange[];
      const [label] = predicate.needs;
      if (rows.length < 2 || label === undefined) return said(predicate.says);
      return [...said(`${label.label} is one of these:`), ...rows.flatMap((row) => hang(`${pad}  - `, describeRange(row), width))];
    }
    case 'not': {
      const { of } = predicate;
      if (of.op === 'atom') return said(negated(of.says));
      if (of.op === 'some') return group(`no ${of.list.label}${isEmpty(of.item) ? '' : ' for which:'}`, partsOf(of.item));
      return group(of.op === 'all' ? 'not all of these:' : 'none of these:', partsOf(of));
    }
    case 'some': {
      const count = predicate.atLeast === undefined || predicate.atLeast === 1 ? `a ${predicate.list.label}` : `at least ${predicate.atLeast} of ${predicate.list.label}`;
      return group(isEmpty(predicate.item) ? count : `${count} for which:`, partsOf(predicate.item));
    }
    default: {
      const [only, ...others] = predicate.of;
      if (only !== undefined && others.length === 0) return conditionLines(only, width, depth);
      // The outermost "all of" says nothing that a list does not say.
      if (predicate.op === 'all' && depth === 0) return predicate.of.flatMap((each) => conditionLines(each, width, depth));
      return group(predicate.op === 'all' ? 'all of these:' : 'one of these:', predicate.of);
    }
  }
}

/** What stands below "a GPU for which:"; "all of" goes without saying there. */
function partsOf(item: Predicate): readonly Predicate[] {
  return item.op === 'all' || item.op === 'any' ? (item.op === 'any' && item.of.length > 1 ? [item] : item.of) : [item];
}

function isEmpty(item: Predicate): boolean {
  return item.op === 'all' && item.of.length === 0;
}

/** The sentence of an atom turned round. */
export function negated(says: Atom['says']): string {
  for (const [form, opposite] of opposites) if (form.test(says)) return says.replace(form, opposite);
  return `not: ${says}`;
}

// The words of logic/words.ts; what an author wrote freely (`holds`) keeps its sentence behind a "not:".
const opposites: readonly (readonly [RegExp, string])[] = [
  [/: not there$/, ': there'],
  [/: yes$/, ': no'],
  [/: no$/, ': yes'],
  [/ are none$/, ': at least one'],
  [/ include one of /, ' include none of '],
  [/ include a match of /, ' include no match of '],
  [/ include /, ' do not include '],
  [/ is one of /, ' is none of '],
  [/ is < (\S+)$/, ' is ≥ $1'],
  [/ is ≥ (\S+)$/, ' is < $1'],
  [/ is (?=[^≥<])/, ' is not '],
  [/ matches /, ' does not match '],
  [/ set (?=\S+(?: to .*)?$)/, ' do not set '],
];

const marks = { true: '✓', false: '✗', unknown: '?' } as const;
/** Items of a list that fail alike are many on some machines, and none of them tells more than the first. */
const mostItems = 6;

/** Why a condition is true, false or open: the parts that decide it, with what was read and where. `safe` redacts what came from the machine. */
export function judgementLines(explanation: Explanation, width: number, safe: (text: string) => string): string[] {
  return linesOf(explanation, 1, true);

  function linesOf(each: Explanation, depth: number, outermost: boolean): string[] {
    const inner = unwrapped(each);
    if (inner.of === undefined || inner.of.length === 0) return leaf(inner, depth);
    const children = deciding(inner);
    if (outermost && (inner.says === 'all of' || inner.says === 'one of')) return children.flatMap((child) => linesOf(child, depth, false));
    const [only, ...others] = children;
    // A chain of single parts is one part; a heading of a list or an item keeps its name.
    if (only !== undefined && others.length === 0 && (inner.says === 'all of' || inner.says === 'one of')) return linesOf(only, depth, false);
    const shown = children.slice(0, mostItems);
    return [
      ...marked(inner.truth, depth, safe(plain(headingOf(inner.says)))),
      ...reasons(inner, depth),
      ...shown.flatMap((child) => linesOf(child, depth + 1, false)),
      ...(children.length > shown.length ? [`${'  '.repeat(depth + 1)}  and ${children.length - shown.length} more`] : []),
    ];
  }

  function leaf(each: Explanation, depth: number): string[] {
    const says = headingOf(each.says);
    const saw = each.saw === undefined ? '' : plain(each.saw).slice(0, 200);
    const source = each.source === undefined || each.source === '' ? '' : ` (${plain(each.source)})`;
    // "module loaded: no" needs no "it is no"; what differs from the sentence is told.
    const told = saw === '' || says.endsWith(`: ${saw}`) || says.endsWith(` is ${saw}`) ? '' : `; it is ${saw}`;
    const [gap] = each.missing ?? [];
    const open = gap === undefined ? '' : `; ${words(gap.reason)}${gap.detail === undefined ? '' : ` (${plain(gap.detail)})`}`;
    return marked(each.truth, depth, safe(`${plain(says)}${told}${source}${open}`));
  }

  function reasons({ missing = [] }: Explanation, depth: number): string[] {
    return missing.flatMap(({ reason, detail }) => hang('  '.repeat(depth + 1), safe(`${words(reason)}${detail === undefined ? '' : ` (${plain(detail)})`}`), width));
  }

  function marked(truth: Truth, depth: number, text: string): string[] {
    return hang(`${'  '.repeat(depth)}${marks[truth]} `, text, width);
  }
}

/** `not` over one sentence is that sentence turned round. */
function unwrapped(each: Explanation): Explanation {
  const lead = each.says.endsWith(': not') ? each.says.slice(0, -'not'.length) : each.says === 'not' ? '' : undefined;
  const [only] = each.of ?? [];
  if (lead === undefined || only === undefined) return each;
  if (only.of === undefined) return { ...only, truth: each.truth, says: `${lead}${negated(only.says)}` };
  return { ...each, says: `${lead}none of this` };
}

function deciding({ truth, says, of = [] }: Explanation): readonly Explanation[] {
  const item = says.replace(/^.*: (?=(?:all|one) of$)/, '');
  if (item === 'all of') return truth === 'true' ? of : of.filter((each) => each.truth === truth);
  if (item === 'one of') return truth === 'false' ? of : of.filter((each) => each.truth === truth);
  if (says.endsWith('none of this')) return of;
  // Items of a list: those that fulfil it, else why none does.
  return truth === 'true' ? of.filter((each) => each.truth === 'true') : truth === 'unknown' ? of.filter((each) => each.truth !== 'false') : of;
}

function headingOf(says: string): string {
  return says
    .replace(/^a (.{1,80}) fulfils( \(there is none\))?$/, (_, label: string, none?: string) => (none === undefined ? `a ${label} of this kind` : `a ${label}: there is none`))
    .replace(/^at least (\d+) of (.{1,80}) fulfil( \(there is none\))?$/, (_, count: string, label: string, none?: string) =>
      none === undefined ? `at least ${count} of ${label} of this kind` : `at least ${count} of ${label}: there is none`,
    )
    .replace(/: (?:all|one) of$/, '')
    .replace(/^all of$/, 'all of these')
    .replace(/^one of$/, 'one of these');
}
