import type { Gap } from '../logic/fact.ts';

/** Who says so, best first: the kernel, a driver library, a tool's output, a log, a person's prose. */
export const standings = ['kernel', 'library', 'tool', 'log', 'prose'] as const;
export type Standing = (typeof standings)[number];

/** A value with its source, or why there is none. Null is "looked for, and not there". */
export type Finding<T> = { readonly value: T | null; readonly source: string } | (Gap & { readonly source: string });

/** One statement of one source about one fact. Probes and triage emit these; `witness` alone makes facts of them. */
export interface FactClaim {
  /** A handle's id: `kernel.version`, `gpus[].arch`. */
  readonly fact: string;
  /** For facts of list items: which item, by the name its source gives it. */
  readonly subject?: string;
  readonly finding: Finding<unknown>;
  readonly standing: Standing;
}

/** An item that a source knows of, and by what else it can be recognised. */
export interface SubjectClaim {
  readonly list: string;
  /** `pci:0000:03:00.0`, `kfd:1`, `vulkan:0`, `name:radeon rx 6600`. */
  readonly subject: string;
  readonly hints: SubjectHints;
}

export interface SubjectHints {
  /** Other subjects of the same list that are this very thing. */
  readonly same?: readonly string[];
  /** PCI address, with domain: `0000:c5:00.0`. */
  readonly pci?: string;
  /** PCI vendor and device: `1002:73ff`. */
  readonly pciId?: string;
  /** What the source calls it; used to find its twin only where exactly one fits. */
  readonly name?: string;
}

export interface ListClaim {
  readonly list: string;
  /** True: there are no items beyond those claimed. False: looked at, and there may be more. A gap: it could not be read at all. */
  readonly complete: boolean | (Gap & { readonly source: string });
}

export interface Claims {
  readonly facts: readonly FactClaim[];
  readonly subjects: readonly SubjectClaim[];
  readonly lists: readonly ListClaim[];
}
