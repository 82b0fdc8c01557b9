import { knownFacts } from '../facts/known-facts.ts';
import { showValue } from '../logic/judge.ts';
import { not, type Predicate } from '../logic/predicate.ts';
import type { AnyHandle, VersionHandle } from '../logic/words.ts';
import { suggest } from '../usage/nearest.ts';
import type { Condition } from './document-schema.ts';
import { SubjectFault } from './subject-fault.ts';
import type { Worded } from './subjects.ts';
import { rangePredicate, wordRange } from './version-range.ts';

type Asked = NonNullable<Condition['fact']>;

/** Any fact by its id, with the words of its kind. A fact of a list asks for one item that fulfils it. */
export function factPredicate({ id, ...words }: Asked): Worded {
  const found = knownFacts().get(id);
  if (found === undefined) throw new SubjectFault('id', suggest(id, [...knownFacts().keys()], 'no fact'));
  const given = Object.keys(words) as (keyof typeof words)[];
  const [word] = given;
  if (word === undefined || given.length > 1)
    throw new SubjectFault('', `${given.join(' and ') || 'nothing'} is asked of ${id}; expected one of is, has, range, atLeast, below, present, absent`);
  const { handle, list } = found;
  const predicate = wordPredicate(handle, word, words[word]);
  const value = word === 'atLeast' || word === 'below' ? showValue(words[word], handle) : String(words[word]);
  const says =
    word === 'range'
      ? `${handle.label} ${wordRange(value)}`
      : word === 'absent' || word === 'present'
        ? `${handle.label}: ${word === 'absent' ? 'not ' : ''}there`
        : `${handle.label} ${spoken[word]} ${value}`;
  return list === undefined ? { says, predicate } : { says: `a ${list.label} with ${says}`, predicate: list.some(() => predicate) };
}

const spoken: Record<string, string> = { is: 'is', has: 'has', atLeast: '≥', below: '<' };

function wordPredicate(handle: AnyHandle, word: keyof Omit<Asked, 'id'>, value: Asked[typeof word]): Predicate {
  const refuse = (expected: string): never => {
    throw new SubjectFault(word, `${handle.id} is ${kinds[handle.kind]}; expected ${expected}`);
  };
  if (word === 'absent') return handle.isAbsent();
  if (word === 'present') return not(handle.isAbsent());
  switch (handle.kind) {
    case 'version':
      if (word === 'range') return rangeOf(handle, String(value));
      return word === 'is' && typeof value === 'string' ? handle.is(value) : refuse('range, or is with the version in quotes');
    case 'number':
      if (typeof value !== 'number' || (word !== 'is' && word !== 'atLeast' && word !== 'below')) return refuse('is, atLeast or below with a number');
      return handle[word](value);
    case 'flag':
      return word === 'is' && typeof value === 'boolean' ? handle.is(value) : refuse('is with true or false');
    case 'text':
      if (word !== 'is' || typeof value !== 'string') return refuse('is with a text');
      if (handle.choices !== undefined && !handle.choices.includes(value)) return refuse(`one of ${handle.choices.join(', ')}`);
      return handle.is(value);
    case 'set':
    case 'entries':
      return word === 'has' && typeof value === 'string' ? handle.has(value) : refuse('has with a text');
  }
}

function rangeOf(handle: VersionHandle, range: string): Predicate {
  try {
    return rangePredicate(handle, range);
  } catch (error) {
    throw new SubjectFault('range', error instanceof Error ? error.message : String(error));
  }
}

const kinds: Record<AnyHandle['kind'], string> = {
  version: 'a version',
  number: 'a number',
  flag: 'true or false',
  text: 'a text',
  set: 'a set',
  entries: 'names with values',
};
