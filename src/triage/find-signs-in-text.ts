import type { Check } from '../check/define-check.ts';
import { findSigns, type Sign } from '../report/signs.ts';
import type { Piece, PieceLine } from './text/split-pieces.ts';

/** Signs of a text, and the ids of checks whose proof stands in prose. */
export interface TextSigns {
  readonly signs: readonly Sign[];
  readonly told: ReadonlySet<string>;
}

/**
 * Signatures of checks in a pasted text. In what programs print, a signature that proves is a proof; in what people write about it, it is a hint,
 * since a quoted line may be of another time or machine.
 */
export function findSignsInText(checks: readonly Check[], pieces: readonly Piece[]): TextSigns {
  const linesOf = (kind: Piece['kind']): PieceLine[] => pieces.filter((piece) => piece.kind === kind).flatMap(({ lines }) => lines);
  // With its prefix a line comes second: a signature that fits without it should not be told with a host's name.
  const printed = linesOf('output').flatMap(({ text, message, number }) => {
    const source = `line ${number}`;
    return message === text
      ? [{ text, source }]
      : [
          { text: message, source },
          { text, source },
        ];
  });
  const written = linesOf('prose').map(({ text, number }) => ({ text, source: `line ${number} (prose)` }));
  const spoken = new Set(written.map(({ source }) => source));
  const signs = findSigns(checks, eachOnce([...printed, ...written]));
  return {
    signs: signs.map((sign) => (spoken.has(sign.source) ? { ...sign, kind: 'hints' as const } : sign)),
    told: new Set(signs.filter(({ kind, source }) => kind === 'proves' && spoken.has(source)).map(({ id }) => id)),
  };
}

/** Blank lines hold no sign, and of lines that are alike the first one tells all. */
function eachOnce<T extends { readonly text: string }>(lines: readonly T[]): T[] {
  const seen = new Set<string>();
  return lines.filter(({ text }) => {
    if (text.length < 4 || seen.has(text)) return false;
    seen.add(text);
    return true;
  });
}
