import { type Fact, type Facts, type Item, isGap, type ListFact } from '../logic/fact.ts';
import { splitItemId } from '../logic/handle.ts';
import { type Claims, type FactClaim, type Finding, standings } from './claim.ts';
import { joinSubjects } from './join-subjects.ts';

/**
 * Makes facts of claims: joins subjects that are one thing, lets the better standing win, keeps contradictions with the fact.
 * A value always wins over a gap, whoever reports it. The same code serves live runs, recordings and pastes.
 */
export function settle(claims: Claims, sameName: (a: string, b: string) => boolean): Facts {
  const scalars: Record<string, FactClaim[]> = {};
  const items: Record<string, Record<string, FactClaim[]>> = {};
  for (const claim of claims.facts) {
    const split = splitItemId(claim.fact);
    if (split === undefined) push(scalars, claim.fact, claim);
    else push((items[split.list] ??= {}), `${claim.subject} ${split.item}`, claim);
  }
  const lists: Record<string, ListFact> = {};
  const names = new Set([...claims.subjects.map(({ list }) => list), ...claims.lists.map(({ list }) => list)]);
  for (const list of names) lists[list] = settleList(list, claims, items[list] ?? {}, sameName);
  return { scalars: Object.fromEntries(Object.entries(scalars).map(([id, each]) => [id, settleFact(each)])), lists };
}

function settleList(list: string, claims: Claims, byFact: Record<string, FactClaim[]>, sameName: (a: string, b: string) => boolean): ListFact {
  const subjects = claims.subjects.filter((claim) => claim.list === list);
  const ends = claims.lists.filter((claim) => claim.list === list).map(({ complete }) => complete);
  const complete = ends.includes(true);
  const [unread] = ends.flatMap((end) => (typeof end === 'boolean' ? [] : [end]));
  if (subjects.length === 0 && !complete && unread !== undefined) return unread;
  const keys = joinSubjects(subjects, sameName);
  const found: Record<string, Record<string, FactClaim[]>> = {};
  for (const key of new Set(keys.values())) if (key !== null) found[key] = {};
  for (const each of Object.values(byFact).flat()) {
    const key = keys.get(each.subject ?? '');
    const split = splitItemId(each.fact);
    if (key === null) continue;
    if (key === undefined || split === undefined) throw new Error(`a claim of ${each.fact} for ${each.subject}, which no source introduced`);
    push((found[key] ??= {}), split.item, each);
  }
  const value: Item[] = Object.entries(found).map(([key, facts]) => ({
    key,
    facts: Object.fromEntries(Object.entries(facts).map(([id, each]) => [id, settleFact(each)])),
  }));
  return { complete, value: value.sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0)) };
}

type Said = Extract<Finding<unknown>, { value: unknown }>;

/** One fact of all that was said about it. */
export function settleFact(claims: readonly FactClaim[]): Fact {
  const ranked = claims.length === 1 ? claims : [...claims].sort((a, b) => standings.indexOf(a.standing) - standings.indexOf(b.standing));
  const values = ranked.flatMap(({ finding, standing }) => (isGap(finding) ? [] : [{ finding: finding as Said, standing }]));
  const [best, ...weaker] = values;
  if (best === undefined) return ranked[0]?.finding as Fact;
  const others = weaker.length === 0 ? [] : contradictions(best.finding.value, weaker);
  return {
    ...best.finding,
    value: inOrder(best.finding.value),
    ...(best.standing === 'prose' ? { prose: true as const } : {}),
    ...(others.length > 0 ? { contradictedBy: others } : {}),
  };
}

function contradictions(value: unknown, weaker: readonly { readonly finding: Said }[]): Said[] {
  const said = JSON.stringify(inOrder(value));
  return weaker.filter(({ finding }) => JSON.stringify(inOrder(finding.value)) !== said).map(({ finding }) => finding);
}

/** Arrays are sets: sorted, each value once. */
function inOrder(value: unknown): unknown {
  return Array.isArray(value) ? [...new Set(value as string[])].sort() : value;
}

function push<T>(into: Record<string, T[]>, key: string, each: T): void {
  const list = into[key];
  if (list === undefined) into[key] = [each];
  else list.push(each);
}
