import { type Facts, type Item, isGap } from '../logic/fact.ts';
import { showValue } from '../logic/judge.ts';
import type { Piece } from './text/split-pieces.ts';

/** Which machine or state a piece is about: the one that fails, or another that is shown beside it. */
export type Side = 'here' | 'other';

const works =
  /\b(?:works?(?! around)|working(?! (?:dir|set|tree|copy))|worked|good|healthy|fine(?![- ]?tun)|fast|ok(?:ay)?(?!,)|unaffected|fixed|solved|before (?:the |I |we )?(?:updat|upgrad)\w{1,4}|after (?:the |this |applying (?:the )?)?(?:fix|work-?around))\b|[✅✔]|:white_check_mark:/i;
const fails =
  /\b(?:broken|fail(?:s|ing|ed|ure)?|bad|crash(?:es|ed)?|not|hangs?|slow|wrong|problem|issue|bug|errors?|regress\w{0,4}|affected|(?:on|with|using) (?:the |my )?cpu)\b|n['’]t\b|[❌✗]|:x:/i;
const earlier = /\b(?:before|old(?:er)?|previous(?:ly)?|earlier)\b/i;
const later = /\b(?:after|new(?:er)?|now|current(?:ly)?|latest|broken|fail(?:s|ing)|bad)\b/i;

/**
 * Keeps apart what the text keeps apart: pieces below a heading, or right behind a line, that says "works" are of another machine or time, and
 * so is "before" where an "after" follows. Where nothing says so, all of it is one machine.
 */
export function sidesOf(pieces: readonly Piece[]): Side[] {
  const labels = labelsOf(pieces);
  const dated = labels.some((label) => later.test(label) && !earlier.test(label) && (fails.test(label) || !works.test(label)));
  // "Works fine in Blender, but with Ollama I get this:" leads on to what fails. https://github.com/NixOS/nixpkgs/issues/375910
  const isOther = (label: string): boolean => !fails.test(label) && (works.test(label.split(/\bbut\b/i).at(-1) ?? '') || (dated && earlier.test(label)));
  const saysSide = (label: string): boolean => works.test(label) || fails.test(label) || earlier.test(label) || later.test(label);
  // The depth of the heading that says "works"; what stands deeper belongs to it, unless it says otherwise.
  let below: number | undefined;
  let last: Side = 'here';
  const sides = pieces.map((piece, at): Side => {
    const label = labels[at] ?? '';
    if (isHeading(piece) && (saysSide(label) || (below !== undefined && piece.level <= below))) below = isOther(label) ? piece.level : undefined;
    if (below !== undefined) return 'other';
    if (piece.kind !== 'output' || piece.info === '`') return 'here';
    const before = pieceBefore(pieces, at);
    // After another one, with nothing said in between, it is of the same side.
    if (label !== '' || before?.kind !== 'output') last = isOther(label) ? 'other' : 'here';
    return last;
  });
  // Where everything would be "other", the words meant something else.
  return pieces.some(({ kind }, at) => kind === 'output' && sides[at] === 'here') ? sides : pieces.map(() => 'here');
}

/** What says of what follows whose it is: headings, and a line that ends in a colon above a piece of output; empty for all else. */
function labelsOf(pieces: readonly Piece[]): string[] {
  // A text's title tells what it is about, not what stands below it.
  const titled = pieces[0]?.level === 1 && pieces.filter((piece) => isHeading(piece) && piece.level === 1).length === 1;
  return pieces.map((piece, at) => {
    if (isHeading(piece)) return (titled && at === 0) || piece.heading.length >= 120 ? '' : piece.heading;
    if (piece.kind !== 'output' || piece.info === '`') return '';
    // A sentence that begins with a program's name ("llama-bench with the old driver:") passes for output; it is a lead all the same.
    const before = pieceBefore(pieces, at);
    const lead =
      before === undefined
        ? ''
        : (lastLine(before)
            .split(/[.!?] /)
            .at(-1) as string);
    return lead.length < 120 && /:[\s*_]{0,6}$/.test(lead) ? lead : '';
  });
}

/** What was said or shown right before; a span of code stands within its sentence, and blank lines say nothing. */
function pieceBefore(pieces: readonly Piece[], at: number): Piece | undefined {
  for (let before = at - 1; before >= 0; before--) {
    const piece = pieces[before] as Piece;
    if (piece.info !== '`' && lastLine(piece) !== '') return piece;
  }
  return undefined;
}

function isHeading({ kind, heading, lines }: Piece): boolean {
  return kind === 'prose' && heading !== '' && lines[0]?.text === heading;
}

function lastLine(piece: Piece): string {
  return piece.lines.findLast(({ text }) => text.trim() !== '')?.text ?? '';
}

/** First and last lines of what is of the other machine. */
export function linesOfOther(pieces: readonly Piece[], sides: readonly Side[]): [number, number][] {
  const ranges: [number, number][] = [];
  for (const [at, { lines }] of pieces.entries()) {
    const told = lines.filter(({ text }) => text.trim() !== '');
    const [first, last] = [told[0], told.at(-1)];
    if (sides[at] !== 'other' || first === undefined || last === undefined) continue;
    const range = ranges.at(-1);
    if (range !== undefined && (sides[at - 1] === 'other' || first.number <= range[1] + 1)) range[1] = Math.max(range[1], last.number);
    else ranges.push([first.number, last.number]);
  }
  return ranges;
}

interface Difference {
  readonly fact: string;
  readonly here: string;
  readonly other: string;
}

/** Facts that follow from another; where that one differs, they add nothing. */
const follows: readonly (readonly [string, readonly string[]])[] = [
  ['kernel.release', ['kernel.version', 'kernel.lineage']],
  ['distro.name', ['distro.id', 'distro.version', 'distro.like']],
  ['distro.id', ['distro.like']],
  ['rocm.kfdDevice', ['rocm.kfdGroup']],
];

/** What two machines, or one before and after, differ in, as far as both are known. */
export function differencesOf(here: Facts, other: Facts): Difference[] {
  const scalars = Object.entries(here.scalars).flatMap(([id, fact]) => difference(id, fact, other.scalars[id]));
  const names = ['gpus', 'runtimes'].flatMap((id): Difference[] => {
    const [a, b] = [namesOf(here, id), namesOf(other, id)];
    // `Ollama 0.12.3` beside a version 0.12.3 that was told is told twice.
    const told = scalars.some((each) => a.endsWith(` ${each.here}`) && b.endsWith(` ${each.other}`));
    return a === '' || b === '' || a === b || told ? [] : [{ fact: id, here: a, other: b }];
  });
  const items = Object.keys(here.lists).flatMap((id) => (id === 'runtimes' || names.some(({ fact }) => fact === id) ? [] : itemDifferences(id, here, other)));
  const found = new Set([...scalars, ...names].map(({ fact }) => fact));
  const moot = new Set(follows.flatMap(([fact, rest]) => (found.has(fact) ? rest : [])));
  return [...names, ...scalars.filter(({ fact }) => !moot.has(fact)), ...items].slice(0, 20);
}

function difference(id: string, here: Facts['scalars'][string] | undefined, other: Facts['scalars'][string] | undefined): Difference[] {
  if (here === undefined || other === undefined || isGap(here) || isGap(other)) return [];
  const [a, b] = [here, other].map(({ value }) => (value === null ? 'none' : showValue(value))) as [string, string];
  return a === b ? [] : [{ fact: id, here: a.slice(0, 200), other: b.slice(0, 200) }];
}

/** Of items that both show: the same key, or the only one on either side. */
function itemDifferences(id: string, here: Facts, other: Facts): Difference[] {
  const [mine, theirs] = [itemsOf(here, id), itemsOf(other, id)];
  return mine.flatMap((item) => {
    const twin = theirs.find(({ key }) => key === item.key) ?? (mine.length === 1 && theirs.length === 1 ? theirs[0] : undefined);
    if (twin === undefined) return [];
    return Object.entries(item.facts).flatMap(([name, fact]) => difference(`${id}[${item.key}].${name}`, fact, twin.facts[name]));
  });
}

function itemsOf({ lists }: Facts, id: string): readonly Item[] {
  const list = lists[id];
  return list === undefined || isGap(list) ? [] : list.value;
}

function namesOf(facts: Facts, id: string): string {
  const list = facts.lists[id];
  if (list === undefined || isGap(list)) return '';
  const text = (fact: Facts['scalars'][string] | undefined): string => (fact === undefined || isGap(fact) || typeof fact.value !== 'string' ? '' : fact.value);
  return list.value
    .map(({ facts: item }) => [text(item.name), text(item.version) || text(item.build)].filter(Boolean).join(' '))
    .filter(Boolean)
    .join(', ');
}
