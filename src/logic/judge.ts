import { type Facts, type Item, isGap } from './fact.ts';
import type { Handle } from './handle.ts';
import { type ItemAtHand, look, type MissingFact, missing, moreMayBeThere, unaskedOf } from './look.ts';
import type { Atom, Predicate } from './predicate.ts';
import { quantity } from './quantity.ts';
import { and, not, or, type Truth, truthOf } from './truth.ts';

/** Why a predicate is what it is: the tree again, with what was seen. */
export interface Explanation {
  readonly truth: Truth;
  /** What joins the parts in `of`; atoms have none. The words in `says` are for people, and name the item where there is one. */
  readonly op?: 'all' | 'any' | 'not' | 'some';
  readonly says: string;
  /** For atoms: what the facts are called. */
  readonly about?: string;
  /** For atoms: the values found, in words. */
  readonly saw?: string;
  /** For atoms: where they were read. */
  readonly source?: string;
  /** For atoms: what is missing. */
  readonly missing?: readonly MissingFact[];
  /** An atom that rests on prose only. */
  readonly prose?: true;
  /** All facts are about the kind of machine, or the check says so; being true, it distinguishes nothing. */
  readonly gate?: true;
  readonly of?: readonly Explanation[];
}

/** Judges a predicate over facts; `item` is the list item that handles such as `gpus[].arch` speak of. */
export function judge(predicate: Predicate, facts: Facts, item?: ItemAtHand): Explanation {
  switch (predicate.op) {
    case 'all': {
      const of = predicate.of.map((each) => judge(each, facts, item));
      return { truth: and(of.map((each) => each.truth)), op: 'all', says: 'all of', of, ...(predicate.gate === true ? { gate: true as const } : {}) };
    }
    case 'any': {
      const of = predicate.of.map((each) => judge(each, facts, item));
      return { truth: or(of.map((each) => each.truth)), op: 'any', says: 'one of', of };
    }
    case 'not': {
      const of = judge(predicate.of, facts, item);
      return { truth: not(of.truth), op: 'not', says: 'not', of: [of] };
    }
    case 'some':
      return judgeSome(predicate, facts);
    case 'atom':
      return judgeAtom(predicate, facts, item);
  }
}

function judgeSome({ list, item: condition, atLeast = 1 }: Extract<Predicate, { op: 'some' }>, facts: Facts): Explanation {
  const says = atLeast === 1 ? `a ${list.label} fulfils` : `at least ${atLeast} of ${list.label} fulfil`;
  const found = facts.lists[list.id] ?? unaskedOf(facts);
  if (isGap(found)) return { truth: 'unknown', says, missing: [missing({ id: list.id }, found)] };
  const of = found.value.map((at) => ({ ...judge(condition, facts, { list: list.id, at }), about: titleOf(at) }));
  const count = (truth: Truth) => of.filter((each) => each.truth === truth).length;
  const yes = count('true');
  const truth = yes >= atLeast ? 'true' : found.complete && yes + count('unknown') < atLeast ? 'false' : 'unknown';
  const open: readonly MissingFact[] = truth === 'unknown' && !found.complete && count('unknown') === 0 ? [moreMayBeThere(list)] : [];
  return {
    truth,
    op: 'some',
    says: found.value.length === 0 ? `${says} (there is none)` : says,
    of: of.map(({ about, ...each }) => ({ ...each, says: `${about}: ${each.says}` })),
    ...(open.length > 0 ? { missing: open } : {}),
  };
}

function judgeAtom(atom: Atom, facts: Facts, item: ItemAtHand | undefined): Explanation {
  const needs = atom.needs.map((handle) => look(handle, facts, item));
  const uses = (atom.uses ?? []).map((handle) => look(handle, facts, item));
  const gate = atom.needs.length > 0 && atom.needs.every((handle) => handle.gate === true) ? { gate: true as const } : {};
  const gaps = atom.needs.flatMap((handle, at) => {
    const fact = needs[at];
    return fact !== undefined && isGap(fact) ? [missing(handle, fact, item)] : [];
  });
  if (gaps.length > 0) return { truth: 'unknown', says: atom.says, missing: gaps, ...gate };
  const values = [...needs, ...uses].map((fact) => (isGap(fact) ? undefined : fact.value));
  const answer = atom.test(...(values as never[]));
  const truth = typeof answer === 'boolean' ? truthOf(answer) : answer;
  const known = needs.flatMap((fact) => (isGap(fact) ? [] : [fact]));
  const unsettled = truth === 'unknown' ? [...uses.flatMap((fact, at) => (isGap(fact) ? [missing(atom.uses?.[at] as Handle, fact, item)] : []))] : [];
  return {
    truth,
    says: atom.says,
    about: atom.needs.map(({ label }) => label).join(', '),
    saw: known.map((fact, at) => showValue(fact.value, atom.needs[at])).join(', '),
    source: [...new Set(known.map((fact) => fact.source))].join(', '),
    ...(known.some((fact) => fact.prose) ? { prose: true as const } : {}),
    ...(unsettled.length > 0 ? { missing: unsettled } : {}),
    ...gate,
  };
}

/** What keeps an explanation from being decided: the gaps of its unknown branches only, each fact once. */
export function missingOf(explanation: Explanation): MissingFact[] {
  const found = new Map<string, MissingFact>();
  const visit = (each: Explanation): void => {
    if (each.truth !== 'unknown') return;
    for (const gap of each.missing ?? []) found.set(gap.fact, gap);
    for (const child of each.of ?? []) visit(child);
  };
  visit(explanation);
  return [...found.values()];
}

/** The atoms that carry a true explanation, outermost first: what the reader is told under "saw". */
export function carriers(explanation: Explanation, wanted: Truth = 'true'): Explanation[] {
  if (explanation.truth !== wanted) return [];
  if (explanation.of === undefined) return [explanation];
  if (explanation.op === 'not') return explanation.of.flatMap((each) => carriers(each, not(wanted)));
  return explanation.of.flatMap((each) => carriers(each, wanted));
}

/** A value in words, as sentences show it. */
export function showValue(value: unknown, handle?: Pick<Handle, 'unit' | 'kind'>): string {
  if (value === null) return 'not there';
  if (typeof value === 'number') return quantity(value, handle?.unit);
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (Array.isArray(value)) return value.length === 0 ? 'none' : value.join(' ');
  if (typeof value === 'object')
    return (
      Object.entries(value)
        .map(([name, each]) => `${name}=${each}`)
        .join(' ') || 'none'
    );
  return String(value);
}

/** What a reader calls an item: its name where one is known, else its key. */
export function titleOf(item: Item): string {
  const name = item.facts.name;
  return name !== undefined && !isGap(name) && typeof name.value === 'string' ? name.value : item.key;
}
