import { type Fact, type Facts, type Gap, type Item, isGap } from './fact.ts';
import { type Handle, splitItemId } from './handle.ts';
import type { Atom, Predicate } from './predicate.ts';
import { and, not, or, type Truth, truthOf } from './truth.ts';
import { quantity } from './words.ts';

/** Why a predicate is what it is: the tree again, with what was seen. */
export interface Explanation {
  readonly truth: Truth;
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
  /** All facts are about the kind of machine; being true, it distinguishes nothing. */
  readonly gate?: true;
  readonly of?: readonly Explanation[];
}

export interface MissingFact {
  /** `gpus[pci:0000:c5:00.0].vramTotal`, or the handle's id where there is no item. */
  readonly fact: string;
  readonly reason: Gap['gap'];
  readonly detail?: string;
  readonly get?: string;
}

/** Judges a predicate over facts; `item` is the list item that handles such as `gpus[].arch` speak of. */
export function judge(predicate: Predicate, facts: Facts, item?: { list: string; at: Item }): Explanation {
  switch (predicate.op) {
    case 'all': {
      const of = predicate.of.map((each) => judge(each, facts, item));
      return { truth: and(of.map((each) => each.truth)), says: 'all of', of };
    }
    case 'any': {
      const of = predicate.of.map((each) => judge(each, facts, item));
      return { truth: or(of.map((each) => each.truth)), says: 'one of', of };
    }
    case 'not': {
      const of = judge(predicate.of, facts, item);
      return { truth: not(of.truth), says: 'not', of: [of] };
    }
    case 'some':
      return judgeSome(predicate, facts);
    case 'atom':
      return judgeAtom(predicate, facts, item);
  }
}

/**
 * The truth of a predicate without the reasons: the same answer as `judge`, found without looking further than it takes. Most checks are
 * about machines of another kind, and nobody asks why those are clear.
 */
export function truthIn(predicate: Predicate, facts: Facts, item?: { list: string; at: Item }): Truth {
  switch (predicate.op) {
    case 'all':
    case 'any': {
      const settled = predicate.op === 'all' ? 'false' : 'true';
      let open = false;
      for (const each of predicate.of) {
        const truth = truthIn(each, facts, item);
        if (truth === settled) return settled;
        open ||= truth === 'unknown';
      }
      return open ? 'unknown' : not(settled);
    }
    case 'not':
      return not(truthIn(predicate.of, facts, item));
    case 'some':
      return predicate.atLeast === undefined || predicate.atLeast === 1 ? someIn(predicate, facts) : judgeSome(predicate, facts).truth;
    case 'atom': {
      const needs = predicate.needs.map((handle) => look(handle, facts, item));
      if (needs.some(isGap)) return 'unknown';
      const values = [...needs, ...(predicate.uses ?? []).map((handle) => look(handle, facts, item))].map((fact) => (isGap(fact) ? undefined : fact.value));
      const answer = predicate.test(...(values as never[]));
      return typeof answer === 'boolean' ? truthOf(answer) : answer;
    }
  }
}

function someIn({ list, item: condition }: Extract<Predicate, { op: 'some' }>, facts: Facts): Truth {
  const found = facts.lists[list.id];
  if (found === undefined || isGap(found)) return 'unknown';
  let open = !found.complete;
  for (const at of found.value) {
    const truth = truthIn(condition, facts, { list: list.id, at });
    if (truth === 'true') return 'true';
    open ||= truth === 'unknown';
  }
  return open ? 'unknown' : 'false';
}

function judgeSome({ list, item: condition, atLeast = 1 }: Extract<Predicate, { op: 'some' }>, facts: Facts): Explanation {
  const says = atLeast === 1 ? `a ${list.label} fulfils` : `at least ${atLeast} of ${list.label} fulfil`;
  const found = facts.lists[list.id] ?? unasked;
  if (isGap(found)) return { truth: 'unknown', says, missing: [missing({ id: list.id }, found)] };
  const of = found.value.map((at) => ({ ...judge(condition, facts, { list: list.id, at }), about: titleOf(at) }));
  const count = (truth: Truth) => of.filter((each) => each.truth === truth).length;
  const yes = count('true');
  const truth = yes >= atLeast ? 'true' : found.complete && yes + count('unknown') < atLeast ? 'false' : 'unknown';
  const open: readonly MissingFact[] =
    truth === 'unknown' && !found.complete && count('unknown') === 0
      ? [{ fact: list.id, reason: 'unsupported', detail: 'there may be more than those that were found' }]
      : [];
  return {
    truth,
    says: found.value.length === 0 ? `${says} (there is none)` : says,
    of: of.map(({ about, ...each }) => ({ ...each, says: `${about}: ${each.says}` })),
    ...(open.length > 0 ? { missing: open } : {}),
  };
}

function judgeAtom(atom: Atom, facts: Facts, item: { list: string; at: Item } | undefined): Explanation {
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

const unasked: Gap = { gap: 'not-recorded' };

/** The fact that a handle names: of the machine, or of the item at hand. */
function look(handle: Handle, facts: Facts, item: { list: string; at: Item } | undefined): Fact {
  const split = splitItemId(handle.id);
  if (split === undefined) return facts.scalars[handle.id] ?? unasked;
  if (item === undefined || item.list !== split.list) throw new Error(`${handle.id} is read outside of a condition on ${split.list}`);
  return item.at.facts[split.item] ?? unasked;
}

function missing(handle: Pick<Handle, 'id' | 'get'>, gap: Gap, item?: { list: string; at: Item }): MissingFact {
  const split = splitItemId(handle.id);
  return {
    fact: split === undefined || item === undefined ? handle.id : `${split.list}[${item.at.key}].${split.item}`,
    reason: gap.gap,
    ...(gap.detail === undefined ? {} : { detail: gap.detail }),
    ...(handle.get === undefined ? {} : { get: handle.get }),
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
  if (explanation.says === 'not') return explanation.of.flatMap((each) => carriers(each, not(wanted)));
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
