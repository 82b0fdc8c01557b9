import { knownFacts, knownLists } from '../../src/facts/known-facts.ts';
import type { Fact, Facts, GapReason, ListFact } from '../../src/logic/fact.ts';

/** Bare facts for tests: values by id, `{ gap: reason }` for gaps, items of a list by their short ids. */
export type BareFacts = Record<string, BareValue | readonly BareItem[] | { readonly incomplete: readonly BareItem[] }>;
export type BareItem = { readonly key?: string } & Record<string, BareValue>;
export type BareValue =
  | string
  | number
  | boolean
  | null
  | readonly string[]
  | { readonly gap: GapReason }
  | { readonly prose: string | number | boolean }
  | { readonly entries: Record<string, string> };

/** Makes facts of them. An id that no group declares is an error, so that a typing mistake cannot pass for a gap. */
export function factsOf(bare: BareFacts): Facts {
  const scalars: Record<string, Fact> = {};
  const lists: Record<string, ListFact> = {};
  for (const [id, value] of Object.entries(bare)) {
    if (knownLists().has(id)) {
      if (isGapValue(value)) lists[id] = value;
      else {
        const [items, complete] = Array.isArray(value)
          ? [value as readonly BareItem[], true]
          : [(value as { incomplete: readonly BareItem[] }).incomplete, false];
        lists[id] = { complete, value: items.map((item, at) => ({ key: item.key ?? `test:${at}`, facts: itemFacts(id, item) })) };
      }
    } else {
      if (!knownFacts().has(id)) throw new Error(`no fact is called ${id}`);
      scalars[id] = factOf(value as BareValue);
    }
  }
  return { scalars, lists };
}

/** Facts of a machine with some of them replaced. */
export function withFacts(facts: Facts, bare: BareFacts): Facts {
  const changed = factsOf(bare);
  return { scalars: { ...facts.scalars, ...changed.scalars }, lists: { ...facts.lists, ...changed.lists } };
}

function itemFacts(list: string, { key: _, ...item }: BareItem): Record<string, Fact> {
  return Object.fromEntries(
    Object.entries(item).map(([name, value]) => {
      if (!knownFacts().has(`${list}[].${name}`)) throw new Error(`no fact is called ${list}[].${name}`);
      return [name, factOf(value as BareValue)];
    }),
  );
}

function factOf(value: BareValue): Fact {
  if (isGapValue(value)) return value;
  if (typeof value === 'object' && value !== null && 'prose' in value) return { value: value.prose, source: 'test', prose: true };
  if (typeof value === 'object' && value !== null && !Array.isArray(value) && 'entries' in value) return { value: value.entries, source: 'test' };
  return { value, source: 'test' };
}

function isGapValue(value: unknown): value is { gap: GapReason } {
  return typeof value === 'object' && value !== null && 'gap' in value;
}
