import type { Handle, ListName } from './handle.ts';
import type { Truth } from './truth.ts';

/**
 * A condition as data: it can be judged three-valued, put into words for the docs, and asked which facts it still needs.
 */
export type Predicate = Group | Negation | Some | Atom;

export interface Group {
  readonly op: 'all' | 'any';
  readonly of: readonly Predicate[];
  /** Being true, it distinguishes nothing; see `gate`. */
  readonly gate?: true;
}

export interface Negation {
  readonly op: 'not';
  readonly of: Predicate;
}

/** True where one item of the list fulfils `item`. */
export interface Some {
  readonly op: 'some';
  readonly list: ListName;
  readonly item: Predicate;
  /** At least this many items; 1 where left out. */
  readonly atLeast?: number;
}

/** One test of one or several facts. Unknown as soon as one of `needs` is a gap. */
export interface Atom {
  readonly op: 'atom';
  readonly needs: readonly Handle[];
  /** Facts that sharpen the answer but may be missing; the test then gets undefined and may only lose its answer, not change it. */
  readonly uses?: readonly Handle[];
  /** "kernel is ≥ 6.16 and < 6.16.9" */
  readonly says: string;
  readonly test: (...values: never[]) => Truth | boolean;
  /** Version ranges that stand in the test, for the linter and the docs. */
  readonly ranges?: { readonly family: string; readonly rows: readonly object[] };
}

export function all(...of: readonly Predicate[]): Predicate {
  return { op: 'all', of };
}

export function any(...of: readonly Predicate[]): Predicate {
  return { op: 'any', of };
}

/**
 * A condition that many sound machines fulfil as well: the release of a wheel, a GPU of that family. It has to hold, but beside a mere hint its truth makes
 * the cause no likelier.
 */
export function gate(of: Predicate): Predicate {
  return { op: 'all', of: [of], gate: true };
}

export function not(of: Predicate): Predicate {
  return { op: 'not', of };
}

/** The handles that a predicate reads, each once. */
export function handlesOf(predicate: Predicate): Handle[] {
  const found = new Map<string, Handle>();
  walk(predicate, (atom) => {
    for (const handle of [...atom.needs, ...(atom.uses ?? [])]) found.set(handle.id, handle);
  });
  return [...found.values()];
}

/** The lists that a predicate runs over. */
export function listsOf(predicate: Predicate): ListName[] {
  switch (predicate.op) {
    case 'all':
    case 'any':
      return predicate.of.flatMap(listsOf);
    case 'not':
      return listsOf(predicate.of);
    case 'some':
      return [predicate.list, ...listsOf(predicate.item)];
    case 'atom':
      return [];
  }
}

export function walk(predicate: Predicate, visit: (atom: Atom) => void): void {
  switch (predicate.op) {
    case 'all':
    case 'any':
      for (const each of predicate.of) walk(each, visit);
      return;
    case 'not':
      walk(predicate.of, visit);
      return;
    case 'some':
      walk(predicate.item, visit);
      return;
    case 'atom':
      visit(predicate);
  }
}
