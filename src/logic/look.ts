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

const notRecorded: Gap = { gap: 'not-recorded' };

export function unaskedOf({ unasked = notRecorded }: Facts): Gap {
  return unasked;
}

/** The fact that a handle names: of the machine, or of the item at hand. */
export function look(handle: Handle, facts: Facts, item: ItemAtHand | undefined): Fact {
  const place = placeOf(handle.id);
  if (place === null) return facts.scalars[handle.id] ?? unaskedOf(facts);
  if (item === undefined || item.list !== place.list) throw new Error(`${handle.id} is read outside of a condition on ${place.list}`);
  return item.at.facts[place.item] ?? unaskedOf(facts);
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
  if (place === null && gap.detail === undefined) return missingScalar(handle, gap);
  const fact = place === null || item === undefined ? handle.id : `${place.list}[${item.at.key}].${place.item}`;
  if (gap.detail === undefined) return handle.get === undefined ? { fact, reason: gap.gap } : { fact, reason: gap.gap, get: handle.get };
  return { fact, reason: gap.gap, detail: gap.detail, ...(handle.get === undefined ? {} : { get: handle.get }) };
}

/** Judging a text asks a thousand times for some hundred facts that it does not tell: each is put into words once. */
function missingScalar({ id, get }: Pick<Handle, 'id' | 'get'>, { gap: reason }: Gap): MissingFact {
  const known = scalars.get(reason)?.get(id);
  if (known !== undefined && known.get === get) return known;
  const made = Object.freeze(get === undefined ? { fact: id, reason } : { fact: id, reason, get });
  const ofReason = scalars.get(reason) ?? new Map<string, MissingFact>();
  scalars.set(reason, ofReason.set(id, made));
  return made;
}

const scalars = new Map<Gap['gap'], Map<string, MissingFact>>();

/** What a list leaves open that is not known to be complete, and of whose items none is in question. */
export function moreMayBeThere(list: ListName): MissingFact {
  return { fact: list.id, reason: 'unsupported', detail: 'there may be more than those that were found' };
}
