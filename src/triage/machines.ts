import { type Facts, isGap } from '../logic/fact.ts';
import { showValue } from '../logic/judge.ts';
import type { Piece } from './text/split-pieces.ts';

/** Which machine or state a piece is about: the one that fails, or another that is shown beside it. */
export type Side = 'here' | 'other';

const works = /\b(?:work(?:s|ing|ed)(?! around)|good|healthy|fine|last good|before(?: the)? (?:update|upgrade)|known[- ]good)\b/i;
const fails =
  /\b(?:broken|fail(?:s|ing|ed)?|bad|crash(?:es|ed)?|not? work(?:s|ing)?|does(?: not|n't) work|doesn't|isn't|hang|after(?: the)? (?:update|upgrade)|problem|issue|bug|error)\b/i;

/**
 * Keeps apart what the text keeps apart: pieces below a heading, or right behind a line, that says "works" are of another machine or time.
 * Where nothing says so, all of it is one machine.
 */
export function sidesOf(pieces: readonly Piece[]): Side[] {
  let [side, heading]: [Side, string] = ['here', ''];
  const sides = pieces.map((piece, at): Side => {
    if (piece.heading !== heading) {
      heading = piece.heading;
      side = isOther(heading) ? 'other' : 'here';
    }
    if (side === 'other') return 'other';
    if (piece.kind !== 'output' || piece.info === '`') return 'here';
    const lead = pieces[at - 1]?.kind === 'prose' ? lastLine(pieces[at - 1] as Piece) : '';
    return /:\s*$/.test(lead) && isOther(lead) ? 'other' : 'here';
  });
  // Where everything would be "other", the words meant something else.
  return pieces.some(({ kind }, at) => kind === 'output' && sides[at] === 'here') ? sides : pieces.map(() => 'here');
}

function isOther(label: string): boolean {
  return label.length < 120 && works.test(label) && !fails.test(label);
}

function lastLine(piece: Piece): string {
  return piece.lines.findLast(({ text }) => text.trim() !== '')?.text ?? '';
}

export interface Difference {
  readonly fact: string;
  readonly here: string;
  readonly other: string;
}

/** What two machines, or one before and after, differ in, as far as both are known. */
export function differencesOf(here: Facts, other: Facts): Difference[] {
  const scalars = Object.entries(here.scalars).flatMap(([id, fact]): Difference[] => {
    const there = other.scalars[id];
    if (there === undefined || isGap(fact) || isGap(there)) return [];
    const [a, b] = [showValue(fact.value), showValue(there.value)];
    return a === b ? [] : [{ fact: id, here: a.slice(0, 200), other: b.slice(0, 200) }];
  });
  const lists = ['gpus', 'runtimes'].flatMap((id): Difference[] => {
    const [a, b] = [namesOf(here, id), namesOf(other, id)];
    return a === '' || b === '' || a === b ? [] : [{ fact: id, here: a, other: b }];
  });
  return [...scalars, ...lists].slice(0, 20);
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
