import { type Fact, type Facts, isGap } from './fact.ts';
import { type ItemAtHand, look, type MissingFact, missing, moreMayBeThere, unaskedOf } from './look.ts';
import type { Atom, Predicate } from './predicate.ts';
import { not, type Truth, truthOf } from './truth.ts';

/**
 * The truth of a predicate without the reasons: the same answer as `judge`, found without looking further than it takes. Most checks are
 * about machines of another kind, and nobody asks why those are clear. Where it is unknown, `into` gets what keeps it so, as `missingOf` tells it.
 */
export function truthIn(predicate: Predicate, facts: Facts, into?: MissingFact[], item?: ItemAtHand): Truth {
  const before = into?.length ?? 0;
  const truth = truthOfPart(predicate, facts, into, item);
  // What parts waited for is no question any more once the whole is settled.
  if (into !== undefined && truth !== 'unknown') into.length = before;
  return truth;
}

function truthOfPart(predicate: Predicate, facts: Facts, into: MissingFact[] | undefined, item: ItemAtHand | undefined): Truth {
  switch (predicate.op) {
    case 'all':
    case 'any': {
      const settled = predicate.op === 'all' ? 'false' : 'true';
      let open = false;
      for (const each of predicate.of) {
        const truth = truthIn(each, facts, into, item);
        if (truth === settled) return settled;
        open ||= truth === 'unknown';
      }
      return open ? 'unknown' : not(settled);
    }
    case 'not':
      return not(truthIn(predicate.of, facts, into, item));
    case 'some':
      return truthOfSome(predicate, facts, into);
    case 'atom':
      return truthOfAtom(predicate, facts, into, item);
  }
}

function truthOfSome({ list, item: condition, atLeast = 1 }: Extract<Predicate, { op: 'some' }>, facts: Facts, into: MissingFact[] | undefined): Truth {
  const found = facts.lists[list.id] ?? unaskedOf(facts);
  if (isGap(found)) {
    into?.push(missing(list, found));
    return 'unknown';
  }
  let [yes, open] = [0, 0];
  for (const at of found.value) {
    const truth = truthIn(condition, facts, into, { list: list.id, at });
    if (truth === 'true' && ++yes >= atLeast) return 'true';
    if (truth === 'unknown') open++;
  }
  if (yes >= atLeast) return 'true';
  if (found.complete && yes + open < atLeast) return 'false';
  if (!found.complete && open === 0) into?.push(moreMayBeThere(list));
  return 'unknown';
}

const none: readonly Fact[] = [];

function truthOfAtom(atom: Atom, facts: Facts, into: MissingFact[] | undefined, item: ItemAtHand | undefined): Truth {
  // Most ask for one fact.
  const [handle] = atom.needs;
  if (handle === undefined || atom.needs.length > 1 || atom.uses !== undefined) return truthOfMany(atom, facts, into, item);
  const fact = look(handle, facts, item);
  if (!isGap(fact)) return asTruth(atom.test(fact.value as never));
  into?.push(missing(handle, fact, item));
  return 'unknown';
}

function asTruth(answer: boolean | Truth): Truth {
  return typeof answer === 'boolean' ? truthOf(answer) : answer;
}

function truthOfMany({ needs, uses = [], test }: Atom, facts: Facts, into: MissingFact[] | undefined, item: ItemAtHand | undefined): Truth {
  const values: unknown[] = [];
  let open = false;
  for (const handle of needs) {
    const fact = look(handle, facts, item);
    if (!isGap(fact)) values.push(fact.value);
    else if (into === undefined) return 'unknown';
    else {
      open = true;
      into.push(missing(handle, fact, item));
    }
  }
  if (open) return 'unknown';
  const more = uses.length === 0 ? none : uses.map((handle) => look(handle, facts, item));
  for (const fact of more) values.push(isGap(fact) ? undefined : fact.value);
  const truth = asTruth(test(...(values as never[])));
  if (truth === 'unknown' && into !== undefined)
    for (const [at, handle] of uses.entries()) {
      const fact = more[at];
      if (fact !== undefined && isGap(fact)) into.push(missing(handle, fact, item));
    }
  return truth;
}
