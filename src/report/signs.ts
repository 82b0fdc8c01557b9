import type { Check } from '../check/define-check.ts';
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
  const signs: Sign[] = [];
  const shared = lines.map(({ text }) => text.slice(0, longestLine).toLowerCase()).join('\n');
  // Several checks share the messages of one event.
  const matched = new Map<RegExp, (typeof lines)[number] | undefined>();
  for (const { id, kind, pattern } of signaturesOf(checks)) {
    if (!matched.has(pattern)) matched.set(pattern, requiredTexts(pattern).some((text) => shared.includes(text)) ? firstMatch(pattern, lines) : undefined);
    const found = matched.get(pattern);
    if (found !== undefined) signs.push({ id, kind, line: found.text.slice(0, longestLine), source: found.source });
  }
  return signs;
}

interface Signature {
  readonly id: string;
  readonly kind: Sign['kind'];
  readonly pattern: RegExp;
}

const known = new WeakMap<readonly Check[], readonly Signature[]>();

/** Made once for each list of checks: a batch of texts is looked through for the same ones. */
function signaturesOf(checks: readonly Check[]): readonly Signature[] {
  let signatures = known.get(checks);
  if (signatures === undefined) {
    signatures = checks.flatMap(({ id, proves = [], hints = [] }) => [
      ...proves.map((pattern) => ({ id, kind: 'proves' as const, pattern })),
      ...hints.map((pattern) => ({ id, kind: 'hints' as const, pattern })),
    ]);
    known.set(checks, signatures);
  }
  return signatures;
}

function firstMatch<L extends { readonly text: string }>(pattern: RegExp, lines: readonly L[]): L | undefined {
  return lines.find(({ text }) => pattern.test(text.length > longestLine ? text.slice(0, longestLine) : text));
}
