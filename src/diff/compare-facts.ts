import { knownFacts, knownLists } from '../facts/known-facts.ts';
import { type Fact, type Item, isGap, type ListFact } from '../logic/fact.ts';
import { type Handle, splitItemId } from '../logic/handle.ts';
import { showValue, titleOf } from '../logic/judge.ts';
import type { Report } from '../report/report.ts';
import type { FactChange } from './diff-schema.ts';

export interface FactChanges {
  /** Each with the id of the fact, or of the list whose item came or went, as conditions name it. */
  readonly changes: readonly { readonly of: string; readonly change: FactChange }[];
  readonly oneSided: readonly string[];
}

/** What changed between two machines, or one at two times. A fact that is a gap on one side has not changed: it is not known. */
export function compareFacts(before: Report['facts'], after: Report['facts']): FactChanges {
  const [changes, oneSided]: [{ of: string; change: FactChange }[], string[]] = [[], []];
  const look = (handle: Handle, fact: string, was: Fact | undefined, is: Fact | undefined, subject?: string): void => {
    const [known, knownNow] = [isKnown(was), isKnown(is)];
    if (known !== knownNow && handle.momentary !== true) oneSided.push(fact);
    if (!isKnown(was) || !isKnown(is) || inWords(was.value, handle) === inWords(is.value, handle)) return;
    const { label, unit, momentary } = handle;
    const told = { fact, label, ...(subject === undefined ? {} : { subject }), change: 'changed' as const, before: was.value, after: is.value };
    changes.push({ of: handle.id, change: { ...told, ...(unit === undefined ? {} : { unit }), ...(momentary === true ? { momentary } : {}) } });
  };
  for (const { handle, list } of knownFacts().values())
    if (list === undefined) look(handle, handle.id, before[handle.id] as Fact | undefined, after[handle.id] as Fact | undefined);
  for (const { id: list, label, item: ofItem } of knownLists().values()) {
    const [was, is] = [before[list] as ListFact | undefined, after[list] as ListFact | undefined];
    if (isRead(was) !== isRead(is)) oneSided.push(list);
    if (!isRead(was) || !isRead(is)) continue;
    const earlier = new Map(was.value.map((item) => [item.key, item]));
    const later = new Map(is.value.map((item) => [item.key, item]));
    const whole = (item: Item, change: 'appeared' | 'disappeared'): void => {
      const fact = `${list}[${item.key}]`;
      changes.push({ of: list, change: { fact, label, subject: titleOf(item), change } });
    };
    for (const item of was.value) if (is.complete && !later.has(item.key)) whole(item, 'disappeared');
    for (const item of is.value) {
      const same = earlier.get(item.key);
      if (same === undefined) {
        if (was.complete) whole(item, 'appeared');
        continue;
      }
      for (const handle of Object.values(ofItem)) {
        const name = splitItemId(handle.id)?.item ?? '';
        look(handle, `${list}[${item.key}].${name}`, same.facts[name], item.facts[name], titleOf(item));
      }
    }
  }
  return { changes: changes.sort((a, b) => byWeight(a, b)), oneSided: oneSided.sort() };
}

/** Sizes that read the same are the same: a kernel keeps some KiB more of RAM for itself than the one before. */
function inWords(value: unknown, handle: Handle): string {
  const ordered = Array.isArray(value) ? [...value].sort() : value;
  const sorted = typeof ordered === 'object' && ordered !== null && !Array.isArray(ordered) ? Object.fromEntries(Object.entries(ordered).sort()) : ordered;
  return value === null ? 'null' : `:${showValue(sorted, handle)}`;
}

function isKnown(fact: Fact | undefined): fact is Exclude<Fact, { gap: unknown }> {
  return fact !== undefined && !isGap(fact);
}

function isRead(list: ListFact | undefined): list is Exclude<ListFact, { gap: unknown }> {
  return list !== undefined && !isGap(list);
}

/** Versions first, since an update is what people look for; then as the facts are named. */
function byWeight(a: FactChanges['changes'][number], b: FactChanges['changes'][number]): number {
  const weight = ({ of }: { of: string }): number => (knownFacts().get(of)?.handle.kind === 'version' ? 0 : 1);
  return weight(a) - weight(b) || (a.change.fact < b.change.fact ? -1 : 1);
}
