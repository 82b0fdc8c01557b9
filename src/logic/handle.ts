import type { VersionFamily } from './versions/compare.ts';

/** What a fact's value looks like in JSON. */
export type ValueKind = 'version' | 'text' | 'flag' | 'number' | 'set' | 'entries';

/** Names one fact. The words of predicates hang on its subtypes; this is what judging, docs and reports need of it. */
export interface Handle {
  /** `kernel.version`, or `gpus[].arch` for a fact of a list's items. */
  readonly id: string;
  /** For sentences: "kernel", "GPU architecture". */
  readonly label: string;
  readonly kind: ValueKind;
  /** For versions: how to order them. */
  readonly family?: VersionFamily;
  /** For numbers: the unit, so that sentences and JSON agree. */
  readonly unit?: 'bytes' | 'ms' | 'count' | 'MHz' | 'percent';
  /** For texts: all values that a probe may give. */
  readonly choices?: readonly string[];
  /** A command that a person can run to see the value; printed where the fact is missing. */
  readonly get?: string;
  /** True for facts that say on what kind of machine we are; being on such a machine distinguishes nothing. */
  readonly gate?: boolean;
  /** True for readings of a moment, such as free memory: two of them differ on one and the same machine. */
  readonly momentary?: boolean;
}

export interface ListName {
  readonly id: string;
  readonly label: string;
}

/** `gpus[].arch` → list `gpus`, item fact `arch`; undefined for a fact of the machine itself. */
export function splitItemId(id: string): { list: string; item: string } | undefined {
  const at = id.indexOf('[].');
  return at < 0 ? undefined : { list: id.slice(0, at), item: id.slice(at + 3) };
}
