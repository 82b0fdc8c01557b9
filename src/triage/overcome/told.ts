import type { Piece, PieceLine } from '../text/split-pieces.ts';
import { curedIn, tellsNextTrouble } from './cured.ts';

const printedTrouble = /\b(?:error|fail(?:s|ed|ure)?|exception|segfault|segmentation fault|out of memory|abort(?:ed|ing)|panic)\b/i;

/** Output that is followed by words that it is overcome, with another trouble behind them. A long one shows more than one error. */
export function shownAsOvercome(pieces: readonly Piece[]): Piece[] {
  return runsOf(pieces).flatMap(({ above, text, after }) => {
    if (above === undefined || above.lines.length > 60) return [];
    const found = curedIn(text.slice(0, 300));
    if (found === undefined || /[.!?]\s[\s\S]*[.!?]\s/.test(text.slice(0, found.index))) return [];
    return goesOn(text.slice(found.end), after) ? [above] : [];
  });
}

/** By number of line: sentences that quote what is overcome, up to the one that says so. */
export function toldAsOvercome(pieces: readonly Piece[]): Map<number, string[]> {
  const told = new Map<number, string[]>();
  for (const { lines, text, after } of runsOf(pieces)) {
    const found = curedIn(text);
    if (found === undefined || !goesOn(text.slice(found.end), after)) continue;
    const { end } = found;
    // Its own sentence and the one before: "I got … . I fixed that by …".
    const starts = [0, ...[...text.slice(0, found.index).matchAll(/[.!?]["')`]{0,2}\s+|\n/g)].map(({ index, 0: { length } }) => index + length)];
    const from = starts.at(-2) ?? 0;
    let at = 0;
    for (const line of lines) {
      const [start, stop] = [Math.max(from, at), Math.min(end, at + line.text.length)];
      if (start < stop) told.set(line.number, [...(told.get(line.number) ?? []), line.text.slice(start - at, stop - at)]);
      at += line.text.length + 1;
    }
  }
  return told;
}

export function goesOn(rest: string, after: readonly Piece[]): boolean {
  if (tellsNextTrouble(rest)) return true;
  // "Now it ends with", and the log.
  return (
    /\b(?:but|now|however|then)\b[^.!?]{0,80}:?\s{0,4}$/i.test(rest.slice(0, 400)) &&
    after.some((piece) => isOutput(piece) && piece.lines.some(({ text }) => printedTrouble.test(text.slice(0, 400))))
  );
}

interface Run {
  /** The output right above. */
  readonly above: Piece | undefined;
  readonly lines: readonly PieceLine[];
  readonly text: string;
  readonly after: readonly Piece[];
}

/** What people write between two pieces of output; spans of code stand within it. */
function runsOf(pieces: readonly Piece[]): Run[] {
  const runs: Run[] = [];
  let above: Piece | undefined;
  let lines: PieceLine[] = [];
  const close = (at: number): void => {
    const text = lines.map((line) => line.text).join('\n');
    if (text.trim() !== '') runs.push({ above, lines, text: text.slice(0, 20_000), after: pieces.slice(at, at + 2) });
    lines = [];
  };
  for (const [at, piece] of pieces.entries()) {
    if (!isOutput(piece)) {
      if (piece.kind === 'prose') lines.push(...piece.lines);
      continue;
    }
    close(at);
    above = piece;
  }
  close(pieces.length);
  return runs;
}

export function isOutput({ kind, info }: Piece): boolean {
  return kind === 'output' && info !== '`';
}
