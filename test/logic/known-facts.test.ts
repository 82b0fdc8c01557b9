import { expect, test } from 'vitest';
import { knownFacts, knownLists } from '../../src/facts/known-facts.ts';
import { splitItemId } from '../../src/logic/handle.ts';

test('a fact that is named as one of a list’s items belongs to that list, and no other does', () => {
  for (const [id, { handle, list }] of knownFacts()) {
    expect(handle.id).toBe(id);
    expect(list?.id).toBe(splitItemId(id)?.list);
    if (list !== undefined) expect(knownLists().get(list.id)).toBe(list);
  }
});

test('lists stand under their own names, and none without a fact', () => {
  for (const [id, list] of knownLists()) {
    expect(list.id).toBe(id);
    expect([...knownFacts().values()].some((known) => known.list === list)).toBe(true);
  }
});
