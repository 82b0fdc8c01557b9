import type { Check } from '../../check/define-check.ts';
import { findSigns, type Sign } from '../../report/signs.ts';
import type { Piece } from '../text/split-pieces.ts';
import { requiredLiterals } from './required-literals.ts';

/**
 * Signatures of checks in a pasted text. In what programs print, a signature that proves is a proof; in what people write about it, it is a hint,
 * since a quoted line may be of another time or machine.
 *
 * @returns the signs, and the ids of checks whose proof stands in prose
 */
export function findSignsInText(checks: readonly Check[], pieces: readonly Piece[]): { signs: Sign[]; told: ReadonlySet<string> } {
  const output = pieces.filter(({ kind }) => kind === 'output').flatMap(({ lines }) => lines);
  const prose = pieces.filter(({ kind }) => kind === 'prose').flatMap(({ lines }) => lines);
  const printed = output.flatMap(({ text, message, number }) => {
    const source = `line ${number}`;
    return message === text
      ? [{ text, source }]
      : [
          { text: message, source },
          { text, source },
        ];
  });
  const written = prose.map(({ text, number }) => ({ text, source: `line ${number} (prose)` }));
  const signs = findSigns(candidates(checks, output), printed);
  const seen = new Set(signs.map(({ id }) => id));
  const spoken = findSigns(candidates(checks, prose), written);
  return {
    signs: [...signs, ...spoken.filter(({ id, kind }) => kind === 'proves' || !seen.has(id)).map((sign) => ({ ...sign, kind: 'hints' as const }))],
    told: new Set(spoken.filter(({ kind }) => kind === 'proves').map(({ id }) => id)),
  };
}

/** The checks with those of their patterns that can match at all. */
function candidates(checks: readonly Check[], lines: readonly { readonly text: string }[]): Check[] {
  const text = lines
    .map((line) => line.text)
    .join('\n')
    .toLowerCase();
  const known = new Map<string, boolean>();
  const has = (literal: string): boolean => {
    let found = known.get(literal);
    if (found === undefined) known.set(literal, (found = text.includes(literal)));
    return found;
  };
  const possible = (patterns: readonly RegExp[]): RegExp[] =>
    patterns.filter((pattern) => {
      const literals = literalsOf(pattern);
      return literals === undefined || literals.some(has);
    });
  return checks.flatMap((check) => {
    const [proves, hints] = [possible(check.proves ?? []), possible(check.hints ?? [])];
    return proves.length + hints.length === 0 ? [] : [{ ...check, proves, hints }];
  });
}

const cache = new WeakMap<RegExp, { readonly literals: readonly string[] | undefined }>();

function literalsOf(pattern: RegExp): readonly string[] | undefined {
  let kept = cache.get(pattern);
  if (kept === undefined) {
    kept = { literals: requiredLiterals(pattern) };
    cache.set(pattern, kept);
  }
  return kept.literals;
}
