import { impacts, layers } from '../check/layers.ts';
import { distance, isComplainedOf, type Relevance } from './relevance.ts';
import { type Judgement, type ShownVerdict, shownVerdicts } from './verdict.ts';

export interface Ranked {
  readonly judgement: Judgement & { readonly verdict: ShownVerdict };
  /** Null where it is folded under a cause. */
  readonly rank: number | null;
  readonly foldedUnder: string | null;
}

/**
 * The list that is shown: confirmed and present first, then suspected, then exposed; within each by impact, relevance and layer. Relevance
 * is first what the user complains of, then the runtimes.
 * A finding that a shown one explains folds under it. Exit code and strip are made from this same list.
 */
export function rank(judgements: readonly Judgement[], relevance: Relevance): Ranked[] {
  const shown = judgements.filter((each): each is Ranked['judgement'] => (shownVerdicts as readonly string[]).includes(each.verdict));
  const keys = new Map(shown.map((each) => [each, keyOf(each, relevance)]));
  const sorted = [...shown].sort((a, b) => compare(keys.get(a) ?? [], keys.get(b) ?? []) || (a.check.id < b.check.id ? -1 : 1));
  const folded = foldCauses(sorted);
  let next = 1;
  const ranked = sorted.map((judgement) => {
    const foldedUnder = folded.get(judgement.check.id) ?? null;
    return { judgement, foldedUnder, rank: foldedUnder === null ? next++ : null };
  });
  return [...ranked.filter(({ rank: place }) => place !== null), ...ranked.filter(({ rank: place }) => place === null)];
}

/** Which finding folds under which. A cause explains what is no surer than itself; chains fold under their first cause, circles not at all. */
function foldCauses(sorted: readonly Ranked['judgement'][]): Map<string, string> {
  const byId = new Map(sorted.map((each) => [each.check.id, each]));
  const causeOf = new Map<string, string>();
  for (const cause of sorted) {
    for (const id of cause.check.explains ?? []) {
      const effect = byId.get(id);
      if (effect === undefined || causeOf.has(id) || id === cause.check.id || certainty(cause) > certainty(effect)) continue;
      if (rootOf(cause.check.id, causeOf) !== id) causeOf.set(id, cause.check.id);
    }
  }
  return new Map([...causeOf.keys()].map((id) => [id, rootOf(id, causeOf)]));
}

function rootOf(id: string, causeOf: ReadonlyMap<string, string>): string {
  let at = id;
  for (let next = causeOf.get(at); next !== undefined; next = causeOf.get(at)) at = next;
  return at;
}

function certainty({ verdict }: { verdict: ShownVerdict }): number {
  return verdict === 'confirmed' || verdict === 'present' ? 0 : verdict === 'suspected' ? 1 : 2;
}

function keyOf({ verdict, check }: Ranked['judgement'], relevance: Relevance): number[] {
  return [
    certainty({ verdict }),
    impacts.indexOf(check.impact),
    isComplainedOf(check, relevance) ? 0 : 1,
    distance(check.runtimes, relevance),
    layers.indexOf(check.layer),
  ];
}

function compare(a: readonly number[], b: readonly number[]): number {
  for (const [at, left] of a.entries()) {
    const difference = left - (b[at] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}
