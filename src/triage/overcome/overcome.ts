import type { Piece, PieceLine } from '../text/split-pieces.ts';
import { doneLater } from './done-later.ts';
import { mendedDriver } from './driver-mended.ts';
import { goesOn, isOutput, shownAsOvercome, toldAsOvercome } from './told.ts';

export interface Overcome {
  /** Without what the text itself has behind it. */
  readonly pieces: readonly Piece[];
  /** By number of line: sentences that quote what is overcome. */
  readonly told: ReadonlyMap<number, readonly string[]>;
}

/** What a text has behind it, taken out; steps that are done may also stand where a label says that it works (`all`). */
export function withoutOvercome(pieces: readonly Piece[], all: readonly Piece[]): Overcome {
  const gone = new Set(shownAsOvercome(pieces));
  const told = toldAsOvercome(pieces);
  const printed = all.filter(isOutput).flatMap(({ lines }) => lines);
  const lines = new Set<PieceLine>([...mendedDriver(all, (rest) => goesOn(rest, [])), ...doneLater(printed)]);
  if (gone.size === 0 && lines.size === 0 && told.size === 0) return { pieces, told };
  const kept = pieces.filter(
    (piece) => !gone.has(piece) && !(piece.info === '`' && piece.lines.every(({ number, text }) => told.get(number)?.some((each) => each.includes(text)))),
  );
  return {
    pieces: kept.map((piece) => (piece.lines.some((line) => lines.has(line)) ? { ...piece, lines: piece.lines.filter((line) => !lines.has(line)) } : piece)),
    told,
  };
}
