import type { Handle, ValueKind } from './handle.ts';
import type { Atom, Predicate } from './predicate.ts';
import { quantity } from './quantity.ts';
import { type AffectedRange, describeRange, inRanges } from './ranges.ts';
import { not as negated, type Truth } from './truth.ts';
import { compareVersions, parseVersion, type VersionFamily } from './versions/compare.ts';
import type { Options, TextHandle } from './words.ts';

// Classes, since every run makes some hundreds of handles: words that hang on each of them as functions of its own would take milliseconds.

abstract class Word<K extends ValueKind> {
  readonly id: string;
  readonly label: string;
  abstract readonly kind: K;
  declare readonly get?: string;
  declare readonly gate?: boolean;
  declare readonly momentary?: boolean;

  constructor(id: string, label: string, { get, gate, momentary }: Options) {
    this.id = id;
    this.label = label;
    if (get !== undefined) this.get = get;
    if (gate !== undefined) this.gate = gate;
    if (momentary !== undefined) this.momentary = momentary;
  }

  isAbsent(): Predicate {
    return { op: 'atom', needs: [this], says: `${this.label}: not there`, test: ((value: unknown) => value === null) as Atom['test'] };
  }
}

export class Version extends Word<'version'> {
  readonly kind = 'version';
  readonly family: VersionFamily;
  readonly #lineage: TextHandle | undefined;

  constructor(id: string, label: string, family: VersionFamily, lineage: TextHandle | undefined, options: Options) {
    super(id, label, options);
    this.family = family;
    this.#lineage = lineage;
  }

  below(bound: string): Predicate {
    const rows = [{ introduced: '0', fixed: bound }];
    return this.#judged(`${this.label} is < ${bound}`, (read, of) => inRanges(this.family, read, rows, of), rows);
  }

  atLeast(bound: string): Predicate {
    const rows = [{ introduced: '0', fixed: bound }];
    return this.#judged(`${this.label} is ≥ ${bound}`, (read, of) => negated(inRanges(this.family, read, rows, of)), []);
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

export class Text<T extends string> extends Word<'text'> {
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

export class Flag extends Word<'flag'> {
  readonly kind = 'flag';

  is(value: boolean): Predicate {
    return atom([this], `${this.label}: ${value ? 'yes' : 'no'}`, (read: boolean) => read === value);
  }
}

export class Numeric extends Word<'number'> {
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

export class SetOf<T extends string> extends Word<'set'> {
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

export class Entries extends Word<'entries'> {
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

/** Wraps a test so that a value known to be absent makes it false. */
export function atom(
  needs: readonly Handle[],
  says: string,
  test: (...values: never[]) => Truth | boolean,
  more: Pick<Atom, 'uses' | 'ranges'> = {},
): Predicate {
  const given = test as (...values: readonly unknown[]) => Truth | boolean;
  // Most atoms are about one fact, and hundreds of thousands of them are tested in a batch of texts.
  const present =
    needs.length === 1
      ? (value: unknown, used: unknown) => (value === null ? false : given(value, used))
      : (...values: readonly unknown[]) => (values.slice(0, needs.length).includes(null) ? false : given(...values));
  return { op: 'atom', needs, says, test: present as Atom['test'], ...more };
}
