import type { Check, RuntimeName } from '../check/define-check.ts';
import { type Facts, isGap } from '../logic/fact.ts';
import { type Complaint, complaintsOf } from './complaint.ts';

/** What the user cares about, for ranking: never for deciding. */
export interface Relevance {
  /** Empty where nothing is complained of. */
  readonly complaints: readonly Complaint[];
  /** Asked for with --runtime, or spoken of in a paste. */
  readonly named: ReadonlySet<RuntimeName>;
  readonly running: ReadonlySet<RuntimeName>;
  readonly installed: ReadonlySet<RuntimeName>;
}

/** From the list of runtimes that probes found, and what is complained of. */
export function relevanceOf(facts: Facts, named: readonly RuntimeName[], complaints: readonly Complaint[] = []): Relevance {
  const runtimes = facts.lists.runtimes;
  const items = runtimes === undefined || isGap(runtimes) ? [] : runtimes.value;
  const named_ = (test: (item: (typeof items)[number]) => boolean): Set<RuntimeName> =>
    new Set(
      items.filter(test).flatMap((item) => {
        const kind = item.facts.kind;
        return kind !== undefined && !isGap(kind) ? [kind.value as RuntimeName] : [];
      }),
    );
  return {
    complaints,
    named: new Set(named),
    running: named_((item) => item.facts.running !== undefined && !isGap(item.facts.running) && item.facts.running.value === true),
    installed: named_(() => true),
  };
}

/**
 * Is this what the user complains of? False for all where nothing is complained of, and for what matters only to runtimes that are none of
 * those known here.
 */
export function isComplainedOf(check: Pick<Check, 'symptom' | 'impact' | 'runtimes'>, relevance: Relevance): boolean {
  const { complaints, named, installed } = relevance;
  if (complaints.length === 0) return false;
  if (named.size + installed.size > 0 && distance(check.runtimes, relevance) === 3) return false;
  const own = complaintsOf(check);
  return complaints.some((complaint) => own.has(complaint));
}

/** Smaller is more relevant: named, running, installed, matters to all, matters to others only. */
export function distance(runtimes: readonly RuntimeName[], { named, running, installed }: Relevance): number {
  const any = (set: ReadonlySet<RuntimeName>): boolean => runtimes.some((runtime) => set.has(runtime));
  if (any(named)) return 0;
  if (any(running)) return 1;
  if (any(installed)) return 2;
  return runtimes.length === 0 ? 2 : 3;
}
