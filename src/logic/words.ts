import type { Handle, ListName, ValueKind } from './handle.ts';
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

// Classes, since every run makes some hundreds of handles: words that hang on each of them as functions of its own would take milliseconds.

abstract class Word<K extends ValueKind> {
  readonly id: string;
  readonly label: string;
  abstract readonly kind: K;
  declare readonly get?: string;
  declare readonly gate?: boolean;

  constructor(id: string, label: string, { get, gate }: Options) {
    this.id = id;
    this.label = label;
    if (get !== undefined) this.get = get;
    if (gate !== undefined) this.gate = gate;
  }

  isAbsent(): Predicate {
    return { op: 'atom', needs: [this], says: `${this.label}: not there`, test: ((value: unknown) => value === null) as Atom['test'] };
  }
}

class Version extends Word<'version'> {
  readonly kind = 'version';
  readonly family: VersionFamily;
  readonly #lineage: TextHandle | undefined;

  constructor(id: string, label: string, family: VersionFamily, lineage: TextHandle | undefined, options: Options) {
    super(id, label, options);
    this.family = family;
    this.#lineage = lineage;
  }

  below(bound: string): Predicate {
    return this.#judged(`${this.label} is < ${bound}`, (read, of) => belowBound(this.family, read, bound, of), [{ introduced: '0', fixed: bound }]);
  }

  atLeast(bound: string): Predicate {
    return this.#judged(`${this.label} is ≥ ${bound}`, (read, of) => negated(belowBound(this.family, read, bound, of)), []);
  }

  inRanges(...rows: readonly [AffectedRange, ...AffectedRange[]]): Predicate {
    return this.#judged(`${this.label} is ${rows.map(describeRange).join(', or ')}`, (read, of) => inRanges(this.family, read, rows, of), rows);
  }

  is(wanted: string): Predicate {
    return atom([this], `${this.label} is ${wanted}`, (read: string) => {
      const [a, b] = [parseVersion(this.family, read), parseVersion(this.family, wanted)];
      return a === undefined || b === undefined ? 'unknown' : compareVersions(this.family, a, b) === 0;
    });
  }

  // Without a lineage fact the numbering is the thing's own: null tells that to inRanges.
  #judged(says: string, test: (read: string, lineage: string | null | undefined) => Truth, rows: readonly AffectedRange[]): Predicate {
    const lineage = this.#lineage;
    return atom([this], says, (read: string, of?: string) => test(read, lineage === undefined ? null : of), {
      ...(lineage === undefined ? {} : { uses: [lineage] }),
      ranges: { family: this.family, rows },
    });
  }
}

class Text<T extends string> extends Word<'text'> {
  readonly kind = 'text';
  declare readonly choices?: readonly T[];

  constructor(id: string, label: string, options: Options & { choices?: readonly T[] }) {
    super(id, label, options);
    if (options.choices !== undefined) this.choices = options.choices;
  }

  is(value: T): Predicate {
    return atom([this], `${this.label} is ${value}`, (read: string) => read === value);
  }

  oneOf(...values: readonly [T, ...T[]]): Predicate {
    return atom([this], `${this.label} is one of ${values.join(', ')}`, (read: string) => (values as readonly string[]).includes(read));
  }

  has(pattern: RegExp): Predicate {
    return atom([this], `${this.label} matches ${pattern}`, (read: string) => pattern.test(read));
  }
}

class Flag extends Word<'flag'> {
  readonly kind = 'flag';

  is(value: boolean): Predicate {
    return atom([this], `${this.label}: ${value ? 'yes' : 'no'}`, (read: boolean) => read === value);
  }
}

class Numeric extends Word<'number'> {
  readonly kind = 'number';
  readonly unit: NonNullable<Handle['unit']>;

  constructor(id: string, label: string, options: Options & { unit: NonNullable<Handle['unit']> }) {
    super(id, label, options);
    this.unit = options.unit;
  }

  is(value: number): Predicate {
    return atom([this], `${this.label} is ${quantity(value, this.unit)}`, (read: number) => read === value);
  }

  atLeast(value: number): Predicate {
    return atom([this], `${this.label} is ≥ ${quantity(value, this.unit)}`, (read: number) => read >= value);
  }

  below(value: number): Predicate {
    return atom([this], `${this.label} is < ${quantity(value, this.unit)}`, (read: number) => read < value);
  }
}

class SetOf<T extends string> extends Word<'set'> {
  readonly kind = 'set';

  has(value: T): Predicate {
    return atom([this], `${this.label} include ${value}`, (read: readonly string[]) => read.includes(value));
  }

  hasAny(...values: readonly [T, ...T[]]): Predicate {
    return atom([this], `${this.label} include one of ${values.join(', ')}`, (read: readonly string[]) => values.some((value) => read.includes(value)));
  }

  hasMatch(pattern: RegExp): Predicate {
    return atom([this], `${this.label} include a match of ${pattern}`, (read: readonly string[]) => read.some((value) => pattern.test(value)));
  }

  isEmpty(): Predicate {
    return atom([this], `${this.label} are none`, (read: readonly string[]) => read.length === 0);
  }
}

class Entries extends Word<'entries'> {
  readonly kind = 'entries';

  has(name: string): Predicate {
    return atom([this], `${this.label} set ${name}`, (read: Readonly<Record<string, string>>) => Object.hasOwn(read, name));
  }

  value(name: string, wanted: string | RegExp): Predicate {
    return atom(
      [this],
      `${this.label} set ${name} to ${typeof wanted === 'string' ? wanted || '(empty)' : wanted}`,
      (read: Readonly<Record<string, string>>) => {
        if (!Object.hasOwn(read, name)) return false;
        const value = read[name] ?? '';
        return typeof wanted === 'string' ? value === wanted : wanted.test(value);
      },
    );
  }
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

/** Wraps a test so that a value known to be absent makes it false. */
function atom(needs: readonly Handle[], says: string, test: (...values: never[]) => Truth | boolean, more: Pick<Atom, 'uses' | 'ranges'> = {}): Predicate {
  const present = (...values: readonly unknown[]) => (values.slice(0, needs.length).includes(null) ? false : test(...(values as never[])));
  return { op: 'atom', needs, says, test: present as Atom['test'], ...more };
}
