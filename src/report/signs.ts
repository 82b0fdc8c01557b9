import type { Check } from '../check/define-check.ts';
import { lettersOf, mayHold } from './letter-runs.ts';
import { requiredTexts } from './required-text.ts';

/** A signature that matched a line. */
export interface Sign {
  /** The check whose signature it is. */
  readonly id: string;
  readonly kind: 'proves' | 'hints';
  /** A proof that stands in what people write: a hint, but one that names component and cause. */
  readonly told?: true;
  readonly line: string;
  readonly source: string;
}

const longestLine = 2_000;

/** Looks for the signatures of all checks in the lines; at most one sign a signature. Lines are cut, so that no pattern meets a megabyte. */
export function findSigns(checks: readonly Check[], lines: readonly { readonly text: string; readonly source: string }[]): Sign[] {
  const shared = lines.map(({ text }) => text.slice(0, longestLine).toLowerCase()).join('\n');
  const letters = lettersOf(shared);
  const found: { readonly place: number; readonly sign: Sign }[] = [];
  for (const [pattern, uses] of signaturesOf(checks)) {
    if (!requiredTexts(pattern).some((text) => mayHold(letters, text) && shared.includes(text))) continue;
    const match = firstMatch(pattern, lines);
    if (match === undefined) continue;
    for (const { id, kind, place } of uses) found.push({ place, sign: { id, kind, line: match.text.slice(0, longestLine), source: match.source } });
  }
  return found.sort((a, b) => a.place - b.place).map(({ sign }) => sign);
}

interface Use {
  readonly id: string;
  readonly kind: Sign['kind'];
  /** In the order of the checks, and of each one's signatures. */
  readonly place: number;
}

const known = new WeakMap<readonly Check[], ReadonlyMap<RegExp, readonly Use[]>>();

/** The patterns of all checks, each with those that use it: several share the messages of one event. Made once for a list of checks. */
function signaturesOf(checks: readonly Check[]): ReadonlyMap<RegExp, readonly Use[]> {
  let signatures = known.get(checks) as Map<RegExp, Use[]> | undefined;
  if (signatures !== undefined) return signatures;
  signatures = new Map();
  let place = 0;
  for (const { id, proves = [], hints = [] } of checks) {
    for (const pattern of proves) add(signatures, pattern, { id, kind: 'proves', place: place++ });
    for (const pattern of hints) add(signatures, pattern, { id, kind: 'hints', place: place++ });
  }
  known.set(checks, signatures);
  return signatures;
}

function add(signatures: Map<RegExp, Use[]>, pattern: RegExp, use: Use): void {
  const uses = signatures.get(pattern);
  if (uses === undefined) signatures.set(pattern, [use]);
  else uses.push(use);
}

function firstMatch<L extends { readonly text: string }>(pattern: RegExp, lines: readonly L[]): L | undefined {
  return lines.find(({ text }) => pattern.test(text.length > longestLine ? text.slice(0, longestLine) : text));
}
