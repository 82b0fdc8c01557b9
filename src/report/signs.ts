import type { Check } from '../check/define-check.ts';
import { knownTexts, type SignatureField } from './known-texts.ts';
import { type LetterRuns, lettersOf, mayHold } from './letter-runs.ts';
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

/** Looks for the log signatures of all checks in the lines; at most one sign a signature. Lines are cut, so that no pattern meets a megabyte. */
export function findSigns(checks: readonly Check[], lines: readonly Line[]): Sign[] {
  return matchesOf(checks, ['proves', 'hints'], lines);
}

/** The same in sentences that people wrote, for how they put what no log says. */
export function findSayings(checks: readonly Check[], lines: readonly Line[]): Sign[] {
  return matchesOf(checks, ['said'], lines);
}

interface Line {
  readonly text: string;
  readonly source: string;
}

function matchesOf(checks: readonly Check[], fields: readonly SignatureField[], lines: readonly Line[]): Sign[] {
  const signs: Sign[] = [];
  const shared = joined(lines);
  const letters = lettersOf(shared.text);
  // Several checks share the messages of one event.
  const matched = new Map<RegExp, number | undefined>();
  for (const check of checks) {
    const required = requiredBy(check);
    for (const field of fields) {
      const ofField = required[field] ?? none;
      for (let at = 0; at < ofField.length; at++) {
        const texts = ofField[at] ?? [];
        // Most are passed over here; in the built program a pattern that nobody asks for is never made.
        if (!holdsOne(letters, texts)) continue;
        const pattern = check[field]?.[at];
        if (pattern === undefined) continue;
        if (!matched.has(pattern)) matched.set(pattern, firstLine(pattern, texts, lines, shared));
        const found = lines[matched.get(pattern) ?? -1];
        if (found !== undefined)
          signs.push({ id: check.id, kind: field === 'proves' ? field : 'hints', line: found.text.slice(0, longestLine), source: found.source });
      }
    }
  }
  return signs;
}

function holdsOne(letters: LetterRuns, texts: readonly string[]): boolean {
  for (const text of texts) if (mayHold(letters, text)) return true;
  return false;
}

type RequiredTexts = { readonly [field in SignatureField]?: readonly (readonly string[])[] };

const none: readonly (readonly string[])[] = [];
const workedOut = new WeakMap<Check, RequiredTexts>();

/** The required texts of each pattern of a check: as they were found when the program was built, or found once for a check from outside. */
function requiredBy(check: Check): RequiredTexts {
  const known = knownTexts[check.id] ?? workedOut.get(check);
  if (known !== undefined) return known;
  const { proves = [], hints = [], said = [] } = check;
  const own = { proves: proves.map(requiredTexts), hints: hints.map(requiredTexts), said: said.map(requiredTexts) };
  workedOut.set(check, own);
  return own;
}

/** All lines in lower case, cut, as one text; and where each begins. */
interface Joined {
  readonly text: string;
  readonly starts: readonly number[];
}

function joined(lines: readonly { readonly text: string }[]): Joined {
  const starts: number[] = [];
  let start = 0;
  const lower = lines.map(({ text }) => {
    const line = text.slice(0, longestLine).toLowerCase();
    starts.push(start);
    start += line.length + 1;
    return line;
  });
  return { text: lower.join('\n'), starts };
}

/** The number of the first line that matches. Only those are tried that hold a text which every match must hold. */
function firstLine(pattern: RegExp, required: readonly string[], lines: readonly { readonly text: string }[], { text, starts }: Joined): number | undefined {
  let first: number | undefined;
  for (const piece of required) {
    for (let found = text.indexOf(piece); found >= 0; ) {
      const at = lineAt(starts, found);
      if (first !== undefined && at >= first) break;
      if (pattern.test((lines[at]?.text ?? '').slice(0, longestLine))) {
        first = at;
        break;
      }
      const next = starts[at + 1];
      found = next === undefined ? -1 : text.indexOf(piece, next);
    }
  }
  return first;
}

/** The last line that begins at this place or before it. */
function lineAt(starts: readonly number[], place: number): number {
  let [low, high] = [0, starts.length - 1];
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((starts[middle] ?? 0) <= place) low = middle;
    else high = middle - 1;
  }
  return low;
}
