import type { Fact, Facts, Gap, Item } from './fact.ts';
import { type Handle, type ListName, splitItemId } from './handle.ts';

export interface MissingFact {
  /** `gpus[pci:0000:c5:00.0].vramTotal`, or the handle's id where there is no item. */
  readonly fact: string;
  readonly reason: Gap['gap'];
  readonly detail?: string;
  readonly get?: string;
}

/** The list item that handles such as `gpus[].arch` speak of. */
export interface ItemAtHand {
  readonly list: string;
  readonly at: Item;
}

export const unasked: Gap = { gap: 'not-recorded' };

/** The fact that a handle names: of the machine, or of the item at hand. */
export function look(handle: Handle, facts: Facts, item: ItemAtHand | undefined): Fact {
  const place = placeOf(handle.id);
  if (place === null) return facts.scalars[handle.id] ?? unasked;
  if (item === undefined || item.list !== place.list) throw new Error(`${handle.id} is read outside of a condition on ${place.list}`);
  return item.at.facts[place.item] ?? unasked;
}

/** As splitItemId, but each id is taken apart once: judging asks for the same few hundred again and again. */
function placeOf(id: string): { list: string; item: string } | null {
  let place = places.get(id);
  if (place === undefined) {
    place = splitItemId(id) ?? null;
    places.set(id, place);
  }
  return place;
}

const places = new Map<string, { list: string; item: string } | null>();

export function missing(handle: Pick<Handle, 'id' | 'get'>, gap: Gap, item?: ItemAtHand): MissingFact {
  const place = placeOf(handle.id);
  const fact = place === null || item === undefined ? handle.id : `${place.list}[${item.at.key}].${place.item}`;
  // Of most there is no detail; judging makes some hundred of these for each text.
  if (gap.detail === undefined) return handle.get === undefined ? { fact, reason: gap.gap } : { fact, reason: gap.gap, get: handle.get };
  return { fact, reason: gap.gap, detail: gap.detail, ...(handle.get === undefined ? {} : { get: handle.get }) };
}

/** What a list leaves open that is not known to be complete, and of whose items none is in question. */
export function moreMayBeThere(list: ListName): MissingFact {
  return { fact: list.id, reason: 'unsupported', detail: 'there may be more than those that were found' };
}
