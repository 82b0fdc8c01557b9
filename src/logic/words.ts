import type { Handle, ListName } from './handle.ts';
import type { Atom, Predicate } from './predicate.ts';
import { type AffectedRange, describeRange, inRanges } from './ranges.ts';
import { not as negated, type Truth } from './truth.ts';
import { compareVersions, parseVersion, type VersionFamily } from './versions/compare.ts';

/**
 * Constructors of fact handles. Each handle carries the predicate words of its type, so that an editor lists what can be asked of a fact.
 * On a value known to be absent (null) every word but `isAbsent` is false.
 */

interface Options {
  /** A command that a person can run to see the value. */
  readonly get?: string;
  /** True for facts that only say on what kind of machine we are. */
  readonly gate?: boolean;
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
export function version(id: string, label: string, options: Options & { family: VersionFamily; lineage?: TextHandle }): VersionHandle {
  const { family, lineage, ...rest } = options;
  const handle: Handle = { id, label, kind: 'version', family, ...rest };
  // Without a lineage fact the numbering is the thing's own: null tells that to inRanges.
  const judged = (says: string, test: (read: string, lineage: string | null | undefined) => Truth, rows: readonly AffectedRange[]): Predicate =>
    atom([handle], says, (read: string, of?: string) => test(read, lineage === undefined ? null : of), {
      ...(lineage === undefined ? {} : { uses: [lineage] }),
      ranges: { family, rows },
    });
  const below = (bound: string): Predicate =>
    judged(`${label} is < ${bound}`, (read, of) => belowBound(family, read, bound, of), [{ introduced: '0', fixed: bound }]);
  return {
    ...handle,
    kind: 'version',
    family,
    isAbsent: () => absentAtom(handle),
    below,
    atLeast: (bound) => judged(`${label} is ≥ ${bound}`, (read, of) => negated(belowBound(family, read, bound, of)), []),
    inRanges: (...rows) => judged(`${label} is ${rows.map(describeRange).join(', or ')}`, (read, of) => inRanges(family, read, rows, of), rows),
    is: (wanted) =>
      atom([handle], `${label} is ${wanted}`, (read: string) => {
        const [a, b] = [parseVersion(family, read), parseVersion(family, wanted)];
        return a === undefined || b === undefined ? 'unknown' : compareVersions(family, a, b) === 0;
      }),
  };
}

export function text<T extends string = string>(id: string, label: string, options: Options & { choices?: readonly T[] } = {}): TextHandle<T> {
  const handle: Handle = { id, label, kind: 'text', ...options };
  return {
    ...handle,
    kind: 'text',
    isAbsent: () => absentAtom(handle),
    is: (value) => atom([handle], `${label} is ${value}`, (read: string) => read === value),
    oneOf: (...values) => atom([handle], `${label} is one of ${values.join(', ')}`, (read: string) => (values as readonly string[]).includes(read)),
    has: (pattern) => atom([handle], `${label} matches ${pattern}`, (read: string) => pattern.test(read)),
  };
}

export function flag(id: string, label: string, options: Options = {}): FlagHandle {
  const handle: Handle = { id, label, kind: 'flag', ...options };
  return {
    ...handle,
    kind: 'flag',
    isAbsent: () => absentAtom(handle),
    is: (value) => atom([handle], `${label}: ${value ? 'yes' : 'no'}`, (read: boolean) => read === value),
  };
}

export function number(id: string, label: string, options: Options & { unit: 'bytes' | 'ms' | 'count' | 'MHz' | 'percent' }): NumberHandle {
  const handle: Handle = { id, label, kind: 'number', ...options };
  const words = (value: number) => quantity(value, options.unit);
  return {
    ...handle,
    kind: 'number',
    isAbsent: () => absentAtom(handle),
    is: (value) => atom([handle], `${label} is ${words(value)}`, (read: number) => read === value),
    atLeast: (value) => atom([handle], `${label} is ≥ ${words(value)}`, (read: number) => read >= value),
    below: (value) => atom([handle], `${label} is < ${words(value)}`, (read: number) => read < value),
  };
}

export function set<T extends string = string>(id: string, label: string, options: Options = {}): SetHandle<T> {
  const handle: Handle = { id, label, kind: 'set', ...options };
  return {
    ...handle,
    kind: 'set',
    isAbsent: () => absentAtom(handle),
    has: (value) => atom([handle], `${label} include ${value}`, (read: readonly string[]) => read.includes(value)),
    hasAny: (...values) =>
      atom([handle], `${label} include one of ${values.join(', ')}`, (read: readonly string[]) => values.some((value) => read.includes(value))),
    hasMatch: (pattern) => atom([handle], `${label} include a match of ${pattern}`, (read: readonly string[]) => read.some((value) => pattern.test(value))),
    isEmpty: () => atom([handle], `${label} are none`, (read: readonly string[]) => read.length === 0),
  };
}

export function entries(id: string, label: string, options: Options = {}): EntriesHandle {
  const handle: Handle = { id, label, kind: 'entries', ...options };
  return {
    ...handle,
    kind: 'entries',
    isAbsent: () => absentAtom(handle),
    has: (name) => atom([handle], `${label} set ${name}`, (read: Readonly<Record<string, string>>) => Object.hasOwn(read, name)),
    value: (name, wanted) =>
      atom([handle], `${label} set ${name} to ${typeof wanted === 'string' ? wanted || '(empty)' : wanted}`, (read: Readonly<Record<string, string>>) => {
        if (!Object.hasOwn(read, name)) return false;
        const value = read[name] ?? '';
        return typeof wanted === 'string' ? value === wanted : wanted.test(value);
      }),
  };
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

/** For people: 256 MiB, 3.2 GiB, 12. */
export function quantity(value: number, unit: string | undefined): string {
  if (unit !== 'bytes') return unit === undefined || unit === 'count' ? String(value) : `${value} ${unit}`;
  const steps = ['B', 'KiB', 'MiB', 'GiB', 'TiB'];
  let [amount, step] = [value, 0];
  while (Math.abs(amount) >= 1024 && step < steps.length - 1) {
    amount /= 1024;
    step++;
  }
  return `${Number.isInteger(amount) ? amount : amount.toFixed(1)} ${steps[step]}`;
}

function belowBound(family: VersionFamily, read: string, bound: string, lineage: string | null | undefined): Truth {
  return inRanges(family, read, [{ introduced: '0', fixed: bound }], lineage);
}

function absentAtom(handle: Handle): Predicate {
  return { op: 'atom', needs: [handle], says: `${handle.label}: not there`, test: ((value: unknown) => value === null) as Atom['test'] };
}

/** Wraps a test so that a value known to be absent makes it false. */
function atom(needs: readonly Handle[], says: string, test: (...values: never[]) => Truth | boolean, more: Pick<Atom, 'uses' | 'ranges'> = {}): Predicate {
  const present = (...values: readonly unknown[]) => (values.slice(0, needs.length).includes(null) ? false : test(...(values as never[])));
  return { op: 'atom', needs, says, test: present as Atom['test'], ...more };
}
