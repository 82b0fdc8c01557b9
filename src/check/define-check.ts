import type { Predicate } from '../logic/predicate.ts';
import type { Owner } from '../reference/owners.ts';
import type { Impact, Layer } from './layers.ts';

/** The runtimes that a finding can matter to. */
export const runtimeNames = ['ollama', 'llama.cpp', 'vllm', 'pytorch', 'lm-studio', 'lemonade', 'koboldcpp', 'sglang'] as const;
export type RuntimeName = (typeof runtimeNames)[number];

/** How good a source is, strongest first; the strongest one caps the verdict. */
export const strengths = ['maintainer-confirmed', 'documented', 'several-reports', 'single-report'] as const;
export type Strength = (typeof strengths)[number];

export interface Evidence {
  readonly url: `https://${string}`;
  /** When it was said: YYYY-MM-DD, YYYY-MM or YYYY. */
  readonly date: string;
  readonly establishes: string;
  readonly strength: Strength;
}

export interface Remedy {
  /** What to do, with its side effects. */
  readonly do: string;
  /** Commands that are safe as they stand; anything destructive or dependent on the distribution stays in `do`. */
  readonly commands?: readonly string[];
  /** A setting to write somewhere: `amdgpu.cwsr_enable=0`. */
  readonly setting?: string;
  /** Only for this distribution or its relatives (os-release's ID). */
  readonly on?: string;
}

export interface Check {
  /** The failing state as a noun phrase, `<component>-<what is wrong>`. Equals the file's name. */
  readonly id: string;
  readonly layer: Layer;
  /** `fault`: `when` is itself the failure. `exposure`: a combination that was reported to fail; that it does here must be seen. */
  readonly kind: 'fault' | 'exposure';
  /** The cause, not the symptom; at most 90 characters. */
  readonly title: string;
  readonly impact: Impact;
  readonly symptom: string;
  /** What people usually blame instead. */
  readonly blamedOn: string;
  /** The runtimes that it matters to; empty where it matters to all. */
  readonly runtimes: readonly RuntimeName[];
  /** The combination. */
  readonly when: Predicate;
  /** What clears it: a workaround in force, a capability that shows the fix. */
  readonly unless?: Predicate;
  /** The effect, as facts: a failing call, a wrong value in force. */
  readonly bites?: Predicate;
  /** Log signatures that name component and cause by themselves, for the releases that print them. */
  readonly proves?: readonly RegExp[];
  /** Log signatures that several causes share. */
  readonly hints?: readonly RegExp[];
  /** How people put it: looked for in what they write, never in a log; counts as a hint. */
  readonly said?: readonly RegExp[];
  /** Findings that this cause makes moot. */
  readonly explains?: readonly string[];
  readonly remedy: readonly [Remedy, ...Remedy[]];
  /** How to see that it helped. */
  readonly verify: string;
  readonly owner: { readonly component: Owner; readonly tracker?: `https://${string}` };
  readonly evidence: readonly [Evidence, ...Evidence[]];
  /** More words for the check's page, where they are needed. */
  readonly background?: string;
  /** Ids that this check had before. */
  readonly formerly?: readonly string[];
}

/** Declares one known-bad combination. */
export function defineCheck(check: Check): Check {
  return check;
}

/** The same check under another condition. On top of it and not a copy: in the built program some fields are made when they are read. */
export function underCondition(check: Check, when: Predicate, unless: Predicate | undefined): Check {
  return Object.assign(Object.create(check) as Check, { when, unless });
}
