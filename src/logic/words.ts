import type { Handle, ListName } from './handle.ts';
import { atom, Entries, Flag, Numeric, SetOf, Text, Version } from './handle-kinds.ts';
import type { Predicate } from './predicate.ts';
import type { AffectedRange } from './ranges.ts';
import type { VersionFamily } from './versions/compare.ts';

/**
 * Constructors of fact handles. Each handle carries the predicate words of its type, so that an editor lists what can be asked of a fact.
 * On a value known to be absent (null) every word but `isAbsent` is false.
 */

export interface Options {
  /** A command that a person can run to see the value. */
  readonly get?: string;
  /** True for facts that only say on what kind of machine we are. */
  readonly gate?: boolean;
  /** True for readings of a moment. */
  readonly momentary?: boolean;
}

interface Common<T> extends Handle {
  /** Only for types: what a claim of this fact holds. */
  readonly holds?: T;
  /** Looked for, and not there. */
  isAbsent(): Predicate;
}

export interface VersionHandle extends Common<string> {
  readonly kind: 'version';
  readonly family: VersionFamily;
  /** True below the version; for a vendor kernel unknown, since it may carry the newer code. */
  below(version: string): Predicate;
  /** True from the version on; for a vendor kernel below it unknown. */
  atLeast(version: string): Predicate;
  inRanges(...ranges: readonly [AffectedRange, ...AffectedRange[]]): Predicate;
  is(version: string): Predicate;
}

export interface TextHandle<T extends string = string> extends Common<T> {
  readonly kind: 'text';
  is(value: T): Predicate;
  oneOf(...values: readonly [T, ...T[]]): Predicate;
  has(pattern: RegExp): Predicate;
}

export interface FlagHandle extends Common<boolean> {
  readonly kind: 'flag';
  is(value: boolean): Predicate;
}

export interface NumberHandle extends Common<number> {
  readonly kind: 'number';
  is(value: number): Predicate;
  atLeast(value: number): Predicate;
  below(value: number): Predicate;
}

export interface SetHandle<T extends string = string> extends Common<readonly T[]> {
  readonly kind: 'set';
  has(value: T): Predicate;
  hasAny(...values: readonly [T, ...T[]]): Predicate;
  hasMatch(pattern: RegExp): Predicate;
  isEmpty(): Predicate;
}

/** Names and values, like an environment. */
export interface EntriesHandle extends Common<Readonly<Record<string, string>>> {
  readonly kind: 'entries';
  has(name: string): Predicate;
  /** The value of `name` is this text or matches this pattern; false where the name is not set. */
  value(name: string, wanted: string | RegExp): Predicate;
}

export type AnyHandle = VersionHandle | TextHandle | FlagHandle | NumberHandle | SetHandle | EntriesHandle;

/** The type of the value that a handle stands for. */
export type ValueOf<H> = H extends { readonly holds?: infer T } ? Exclude<T, undefined> : never;

/**
 * A version. `lineage` is the id of the fact that tells whose numbering it is (kernels only).
 */
export function version(id: string, label: string, { family, lineage, ...options }: Options & { family: VersionFamily; lineage?: TextHandle }): VersionHandle {
  return new Version(id, label, family, lineage, options);
}

export function text<T extends string = string>(id: string, label: string, options: Options & { choices?: readonly T[] } = {}): TextHandle<T> {
  return new Text<T>(id, label, options);
}

export function flag(id: string, label: string, options: Options = {}): FlagHandle {
  return new Flag(id, label, options);
}

export function number(id: string, label: string, options: Options & { unit: 'bytes' | 'ms' | 'count' | 'MHz' | 'percent' }): NumberHandle {
  return new Numeric(id, label, options);
}

export function set<T extends string = string>(id: string, label: string, options: Options = {}): SetHandle<T> {
  return new SetOf<T>(id, label, options);
}

export function entries(id: string, label: string, options: Options = {}): EntriesHandle {
  return new Entries(id, label, options);
}

/** The facts of one item of a list, and the words that look for an item. */
export interface ListHandle<G extends Record<string, AnyHandle>> extends ListName {
  readonly item: G;
  /** One item fulfils the condition. Over an incomplete list without a hit: unknown. */
  some(condition: (item: G) => Predicate): Predicate;
  /** No item fulfils it. */
  none(condition: (item: G) => Predicate): Predicate;
  /** At least this many items fulfil it. */
  atLeast(count: number, condition: (item: G) => Predicate): Predicate;
  /** Known to have no item at all. */
  isEmpty(): Predicate;
}

/** @param item the group of facts that each item has; their ids start with `<id>[].` */
export function list<G extends Record<string, AnyHandle>>(id: string, label: string, item: G): ListHandle<G> {
  const name: ListName = { id, label };
  const over = (condition: (item: G) => Predicate, more: { atLeast?: number } = {}): Predicate => deferred(name, () => condition(item), more);
  return {
    ...name,
    item,
    some: (condition) => over(condition),
    none: (condition) => ({ op: 'not', of: over(condition) }),
    atLeast: (count, condition) => over(condition, { atLeast: count }),
    isEmpty: () => ({ op: 'not', of: { op: 'some', list: name, item: { op: 'all', of: [] } } }),
  };
}

/** The condition on an item is made when it is first looked at: on a machine without such items hundreds of them never are. */
function deferred(list: ListName, make: () => Predicate, more: { atLeast?: number }): Predicate {
  let made: Predicate | undefined;
  return {
    op: 'some',
    list,
    get item() {
      made ??= make();
      return made;
    },
    ...more,
  };
}

type ValuesOf<H extends readonly AnyHandle[]> = { readonly [K in keyof H]: ValueOf<H[K]> };

/**
 * The way out where no word fits: a sentence, the facts it needs, and a pure test of their values.
 * Unknown as soon as one of them is a gap; false where one is known to be absent.
 */
export function holds<const H extends readonly AnyHandle[]>(says: string, needs: H, test: (...values: ValuesOf<H>) => boolean): Predicate {
  return atom(needs, says, test as (...values: never[]) => boolean);
}
