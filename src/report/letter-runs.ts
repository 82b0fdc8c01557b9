/**
 * The runs of three letters in a text, to tell quickly which pieces cannot be in it: almost all of some hundred that are looked for are in none of
 * the lines, and each search that finds nothing would read all of them. Two runs can share a place, so "may hold" is no more than that.
 */
export function lettersOf(text: string): LetterRuns {
  const runs = new Uint8Array(places);
  for (let [at, a, b] = [2, text.charCodeAt(0), text.charCodeAt(1)]; at < text.length; at++) {
    const c = text.charCodeAt(at);
    runs[placeOf(a, b, c)] = 1;
    [a, b] = [b, c];
  }
  return runs;
}

export type LetterRuns = Uint8Array;

/** False where the text, whose runs these are, is sure not to hold the piece. */
export function mayHold(runs: LetterRuns, piece: string): boolean {
  for (let at = piece.length - 3; at >= 0; at--) {
    if (runs[placeOf(piece.charCodeAt(at), piece.charCodeAt(at + 1), piece.charCodeAt(at + 2))] === 0) return false;
  }
  return true;
}

const places = 1 << 15;

function placeOf(a: number, b: number, c: number): number {
  return (a ^ (b << 5) ^ (c << 10)) & (places - 1);
}
