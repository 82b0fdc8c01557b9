import type { Explanation } from '../logic/judge.ts';
import type { MissingFact } from '../logic/look.ts';
import type { Atom, Predicate } from '../logic/predicate.ts';
import { type AffectedRange, describeRange } from '../logic/ranges.ts';
import type { Truth } from '../logic/truth.ts';
import { hang } from './hanging.ts';
import { plain } from './plain.ts';

/** A condition for people: one line a part, versions as a list, negations said as such. */
export function conditionLines(predicate: Predicate, width: number, depth = 0): string[] {
  const pad = '  '.repeat(depth);
  const said = (text: string): string[] => hang(`${pad}- `, text, width);
  const group = (heading: string, of: readonly Predicate[]): string[] => [...said(heading), ...of.flatMap((each) => conditionLines(each, width, depth + 1))];
  switch (predicate.op) {
    case 'atom': {
      const rows = (predicate.ranges?.rows ?? []) as readonly AffectedRange[];
      const [label] = predicate.needs;
      if (rows.length < 2 || label === undefined) return said(singular(predicate.says));
      return [...said(`${label.label} is one of these:`), ...rows.flatMap((row) => hang(`${pad}  - `, describeRange(row), width))];
    }
    case 'not': {
      const { of } = predicate;
      if (of.op === 'atom') return said(negated(of.says));
      if (of.op === 'not') return conditionLines(of.of, width, depth);
      if (of.op === 'some') return group(`no ${of.list.label}${isEmpty(of.item) ? '' : ' for which:'}`, partsOf(of.item));
      return group(of.op === 'all' ? 'not all of these:' : 'none of these:', partsOf(of));
    }
    case 'some': {
      const count =
        predicate.atLeast === undefined || predicate.atLeast === 1 ? `a ${predicate.list.label}` : `at least ${predicate.atLeast} ${predicate.list.label}s`;
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

/** "driver is one of amdgpu" is "driver is amdgpu". */
function singular(says: string): string {
  return says.replace(/ is one of ([^,]+)$/, ' is $1');
}

/** The sentence of an atom turned round. */
export function negated(sentence: Atom['says']): string {
  const says = singular(sentence);
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
/** More than this of reasons why something is false, and the shortest one has to do. */
const mostReasons = 12;

export interface JudgementOptions {
  readonly width: number;
  /** Redacts what came from the machine. */
  safe(text: string): string;
  /** A gap in words. */
  gap(missing: Pick<MissingFact, 'reason' | 'detail'>): string;
}

/** Why a condition is true, false or open: the parts that decide it, with what was read and where. */
export function judgementLines(explanation: Explanation, { width, safe, gap }: JudgementOptions): string[] {
  const root = simplified(explanation);
  if (!isGroup(root)) return linesOf(root, 1);
  const all = blocksOf(deciding(root), 1);
  const enough = root.truth !== 'false' || root.says !== 'all of' || all.flat().length <= mostReasons;
  return (enough ? all : blocksOf(shortest(deciding(root)), 1)).flat();

  function linesOf(each: Explanation, depth: number): string[] {
    if (each.of === undefined || each.of.length === 0) return leaf(each, depth);
    const chosen =
      each.says === 'all of' || each.says.endsWith(': all of') ? (each.truth === 'false' ? shortest(deciding(each)) : deciding(each)) : deciding(each);
    const blocks = blocksOf(chosen, depth + 1);
    const [only, ...others] = blocks;
    // A group of which one part remains is that part; a list or an item keeps its name.
    if (only !== undefined && others.length === 0 && isGroup(each)) return only.map((line) => line.slice(2));
    return [
      ...marked(each.truth, depth, safe(plain(headingOf(each.says)))),
      ...(each.missing ?? []).flatMap((missing) => hang('  '.repeat(depth + 1), safe(gap(missing)), width)),
      ...blocks.slice(0, mostItems).flat(),
      ...(blocks.length > mostItems ? [`${'  '.repeat(depth + 1)}and ${blocks.length - mostItems} more`] : []),
    ];
  }

  /** Each part's lines; parts that read alike stand there once. */
  function blocksOf(parts: readonly Explanation[], depth: number): string[][] {
    return [...new Map(parts.map((part) => linesOf(part, depth)).map((block) => [block.join('\n'), block])).values()];
  }

  function leaf(each: Explanation, depth: number): string[] {
    const says = headingOf(each.says);
    // Whoever reads "loaded modules include amdgpu" does not need the other two hundred.
    const known = each.truth === 'true' && / (?:include|set) /.test(says);
    const saw = each.saw === undefined || known ? '' : shortened(plain(each.saw));
    const source = each.source === undefined || each.source === '' ? '' : ` (${plain(each.source)})`;
    // "module loaded: no" needs no "it is no"; what differs from the sentence is told.
    const told = saw === '' || says.endsWith(`: ${saw}`) || says.endsWith(` is ${saw}`) ? '' : `; it is ${saw}`;
    const [missing] = each.missing ?? [];
    return marked(each.truth, depth, safe(`${plain(says)}${told}${source}${missing === undefined ? '' : `; ${gap(missing)}`}`));
  }

  function marked(truth: Truth, depth: number, text: string): string[] {
    return hang(`${'  '.repeat(depth)}${marks[truth]} `, text, width);
  }
}

function shortened(text: string): string {
  return text.length > 160 ? `${text.slice(0, 157)}…` : text;
}

const isGroup = ({ says, of }: Explanation): boolean => of !== undefined && (says === 'all of' || says === 'one of');

/** The tree with every `not` taken into what it negates. */
function simplified(each: Explanation): Explanation {
  const [inner] = each.of ?? [];
  if (each.says === 'not' && inner?.says === 'not' && inner.of?.[0] !== undefined) return simplified(inner.of[0]);
  const of = each.of?.map(simplified);
  const lead = each.says === 'not' ? '' : each.says.endsWith(': not') ? each.says.slice(0, -'not'.length) : undefined;
  const [only] = of ?? [];
  if (lead === undefined || only === undefined) return of === undefined ? { ...each, says: singular(each.says) } : { ...each, of };
  const turned = { ...only, truth: each.truth };
  if (only.of === undefined) return { ...turned, says: `${lead}${negated(only.says)}` };
  const list = /^a (.{1,80}) fulfils(?: \(there is none\))?$/.exec(only.says)?.[1];
  if (list === undefined) return { ...each, of: [only], says: `${lead}not` };
  return { ...turned, says: only.of.length === 0 ? `no ${list}` : `no ${list} of this kind`, of: deciding(only) };
}

/** The parts that make a node what it is. */
function deciding({ truth, says, of = [] }: Explanation): readonly Explanation[] {
  const kind = /(?:^|: )(all of|one of)$/.exec(says)?.[1];
  if (kind === 'all of') return truth === 'true' ? of : of.filter((each) => each.truth === truth);
  if (kind === 'one of') return truth === 'false' ? of : of.filter((each) => each.truth === truth);
  if (/^no .* of this kind$/.test(says) || says.endsWith('not')) return of;
  // Items of a list: those that fulfil it, else why none does.
  return truth === 'true' ? of.filter((each) => each.truth === 'true') : truth === 'unknown' ? of.filter((each) => each.truth !== 'false') : of;
}

/** One false part makes "all of" false, and the simplest one is the easiest to follow. */
function shortest(parts: readonly Explanation[]): readonly Explanation[] {
  const size = (each: Explanation): number => 1 + (each.of ?? []).reduce((sum, child) => sum + size(child), 0);
  return [...parts].sort((a, b) => size(a) - size(b)).slice(0, 1);
}

function headingOf(says: string): string {
  return says
    .replace(/^a (.{1,80}) fulfils \(there is none\)$/, 'a $1: there is none')
    .replace(/^a (.{1,80}) fulfils$/, 'a $1 of this kind')
    .replace(/^at least (\d+) of (.{1,80}) fulfil \(there is none\)$/, 'at least $1 $2s: there is none')
    .replace(/^at least (\d+) of (.{1,80}) fulfil$/, 'at least $1 $2s of this kind')
    .replace(/: (?:all|one) of$/, '')
    .replace(/^all of$/, 'all of these')
    .replace(/^one of$/, 'one of these')
    .replace(/^not$/, 'not this:');
}
