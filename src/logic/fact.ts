/**
 * A fact is known, with its source, or it is a gap with a reason. `null` is a known value: we looked, and it is not there.
 */
export type Fact<T = unknown> = Known<T> | Gap;

export interface Known<T = unknown> {
  readonly value: T | null;
  readonly source: string;
  /** What weaker or equal witnesses said otherwise; present only where they disagree. */
  readonly contradictedBy?: readonly { readonly value: unknown; readonly source: string }[];
  /** Where the value comes from prose alone, it never suffices for a confirmed finding. */
  readonly prose?: true;
}

export interface Gap {
  readonly gap: GapReason;
  readonly detail?: string;
  readonly source?: string;
}

export const gapReasons = [
  'denied',
  'absent-tool',
  'timeout',
  'crashed',
  'unreadable',
  'too-large',
  'suspended',
  'unsupported',
  'no-place-for-native',
  'not-recorded',
  'not-in-text',
  'skipped',
] as const;
export type GapReason = (typeof gapReasons)[number];

/** A list knows whether it is complete: sysfs is, a paste that names one GPU is not. */
export type ListFact = { readonly complete: boolean; readonly value: readonly Item[] } | Gap;

export interface Item {
  /** Stable name of the subject: `pci:0000:c5:00.0`, `name:radeon rx 6600`, `unit:ollama.service`. */
  readonly key: string;
  /** By the short id of the item's fact: `arch`, not `gpus[].arch`. */
  readonly facts: Readonly<Record<string, Fact>>;
}

/** All that is known of one machine: scalar facts by id, lists by id. What is not in here was never asked for. */
export interface Facts {
  readonly scalars: Readonly<Record<string, Fact>>;
  readonly lists: Readonly<Record<string, ListFact>>;
  /** What is not among them: a recording does not hold it, a text does not tell it. "not-recorded" where left out. */
  readonly unasked?: Gap;
}

export function isGap(fact: Fact | ListFact): fact is Gap {
  return 'gap' in fact;
}
