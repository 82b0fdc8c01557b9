import type { Standing } from '../../witness/claim.ts';
import type { Book, Place } from '../book.ts';
import type { Piece, PieceLine } from '../text/split-pieces.ts';

/** A piece of output with what the recognisers need of it, made once. */
export interface Output {
  readonly piece: Piece;
  readonly lines: readonly PieceLine[];
  /** The lines without prefixes, for parsers of what a program prints. */
  readonly text: string;
}

/** Knows the output of one program, or of a family of them. */
export interface Recogniser {
  readonly kind: string;
  /** Cheap: can this be in the text at all? */
  readonly mark: RegExp;
  /** Reads what it knows; a text that turns out to be something else is left alone by throwing. Returns true where it read something. */
  read(output: Output, book: Book, context: TextContext): boolean;
}

/** What of the whole text bears on how a piece is read. */
export interface TextContext {
  /** Names of the runtimes that the text speaks of. */
  readonly speaksOf: ReadonlySet<string>;
  /** Lines of prose that tell what helped or was tried: a setting named there is not in force. */
  readonly remedyLines: ReadonlySet<number>;
}

/** First and last line that fit, and the place for claims; undefined where none fits. */
export function span(
  output: Output,
  fits: RegExp | ((line: string) => boolean),
  standing: Standing,
): { place: Place; from: number; to: number; lines: PieceLine[] } | undefined {
  const test = typeof fits === 'function' ? fits : (line: string): boolean => fits.test(line);
  const lines = output.lines.filter(({ text }) => test(text.length > 2_000 ? text.slice(0, 2_000) : text));
  const [first, last] = [lines[0], lines.at(-1)];
  if (first === undefined || last === undefined) return undefined;
  return { place: { source: sourceOf(first.number, last.number), standing }, from: first.number, to: last.number, lines };
}

export function sourceOf(from: number, to: number): string {
  return from === to ? `line ${from}` : `lines ${from}–${to}`;
}

/** A span of code in a sentence on what helped or was tried. */
export function isTried({ piece, lines: [line] }: Output, { remedyLines }: TextContext): boolean {
  return piece.info === '`' && line !== undefined && remedyLines.has(line.number);
}

export function at({ number }: PieceLine, standing: Standing): Place {
  return { source: `line ${number}`, standing };
}

/** Drops what is undefined or null, for parsers that tell "not printed" by them. */
export function said<T>(value: T | null | undefined): T | undefined {
  return value ?? undefined;
}
