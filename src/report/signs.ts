import type { Check } from '../check/define-check.ts';
import { requiredText } from './required-text.ts';

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
  const wanted = checks.flatMap((check) => [
    ...(check.proves ?? []).map((pattern) => ({ id: check.id, kind: 'proves' as const, pattern })),
    ...(check.hints ?? []).map((pattern) => ({ id: check.id, kind: 'hints' as const, pattern })),
  ]);
  for (const { id, kind, pattern } of wanted) {
    if (!shared.includes(requiredText(pattern))) continue;
    const found = lines.find(({ text }) => pattern.test(text.length > longestLine ? text.slice(0, longestLine) : text));
    if (found !== undefined) signs.push({ id, kind, line: found.text.slice(0, longestLine), source: found.source });
  }
  return signs;
}
