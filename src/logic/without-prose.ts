import { type Fact, type Facts, isGap } from './fact.ts';

const asSaid = new WeakMap<Facts, Facts>();
const unsure: Fact = { gap: 'not-in-text', detail: 'only the reporter says so' };

/** The facts without what people alone say; the same object where they say nothing. */
export function withoutProse(facts: Facts): Facts {
  const known = asSaid.get(facts);
  if (known !== undefined) return known;
  let changed = false;
  const sure = (of: Readonly<Record<string, Fact>>): Record<string, Fact> =>
    Object.fromEntries(
      Object.entries(of).map(([id, fact]) => {
        const said = !isGap(fact) && fact.prose === true;
        changed ||= said;
        return [id, said ? unsure : fact];
      }),
    );
  const lists = Object.entries(facts.lists).map(([id, list]) =>
    isGap(list) ? ([id, list] as const) : ([id, { ...list, value: list.value.map((item) => ({ ...item, facts: sure(item.facts) })) }] as const),
  );
  const made = { ...facts, scalars: sure(facts.scalars), lists: Object.fromEntries(lists) };
  const result = changed ? made : facts;
  asSaid.set(facts, result);
  return result;
}
