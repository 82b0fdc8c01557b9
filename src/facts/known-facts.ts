import type { AnyHandle, ListHandle } from '../logic/words.ts';
import * as groups from './groups.generated.ts';

export type FactList = ListHandle<Record<string, AnyHandle>>;

export interface KnownFact {
  readonly handle: AnyHandle;
  /** For a fact of a list's items (`gpus[].arch`): the list. */
  readonly list?: FactList;
}

let facts: Map<string, KnownFact> | undefined;
let lists: Map<string, FactList> | undefined;

/** Every fact that can be known, of the machine and of the items of lists, by its id; in the order of their groups. */
export function knownFacts(): ReadonlyMap<string, KnownFact> {
  if (facts !== undefined) return facts;
  facts = new Map();
  for (const group of Object.values(groups) as unknown[])
    for (const handle of Object.values(isObject(group) ? (isList(group) ? group.item : group) : {})) {
      if (isHandle(handle)) facts.set(handle.id, { ...facts.get(handle.id), handle, ...(isList(group) ? { list: group } : {}) });
    }
  return facts;
}

/** The lists whose items have facts, by their ids. */
export function knownLists(): ReadonlyMap<string, FactList> {
  lists ??= new Map((Object.values(groups) as unknown[]).filter(isList).map((list) => [list.id, list]));
  return lists;
}

/** The files of this folder export groups of handles and lists, and functions beside them. */
function isList(group: unknown): group is FactList {
  return isObject(group) && 'item' in group && 'some' in group;
}

function isHandle(of: unknown): of is AnyHandle {
  return isObject(of) && typeof of.id === 'string' && 'kind' in of;
}

function isObject(of: unknown): of is Record<string, unknown> {
  return typeof of === 'object' && of !== null;
}
