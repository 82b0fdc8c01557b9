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

/** Looks for the log signatures of all checks in the lines; at most one sign a signature. Lines are cut, so that no pattern meets a megabyte. */
export function findSigns(checks: readonly Check[], lines: readonly Line[]): Sign[] {
  return matchesOf(logSignaturesOf(checks), lines);
}

/** The same in sentences that people wrote, for how they put what no log says. */
export function findSayings(checks: readonly Check[], lines: readonly Line[]): Sign[] {
  return matchesOf(sayingsOf(checks), lines);
}

interface Line {
  readonly text: string;
  readonly source: string;
}

function matchesOf(signatures: Signatures, lines: readonly Line[]): Sign[] {
  const shared = joined(lines);
  const letters = lettersOf(shared.text);
  const found: { readonly place: number; readonly sign: Sign }[] = [];
  for (const [pattern, uses] of signatures) {
    const required = requiredTexts(pattern).filter((text) => mayHold(letters, text));
    const at = required.length === 0 ? undefined : firstLine(pattern, required, lines, shared);
    const match = at === undefined ? undefined : lines[at];
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

/** Patterns with those that use them: several checks share the messages of one event. */
type Signatures = ReadonlyMap<RegExp, readonly Use[]>;

const logSignaturesOf = onceForEach((checks, use) => {
  for (const { id, proves = [], hints = [] } of checks) {
    for (const pattern of proves) use(pattern, id, 'proves');
    for (const pattern of hints) use(pattern, id, 'hints');
  }
});

const sayingsOf = onceForEach((checks, use) => {
  for (const { id, said = [] } of checks) for (const pattern of said) use(pattern, id, 'hints');
});

/** Collected once for a list of checks, which serves a whole batch of texts. */
function onceForEach(
  collect: (checks: readonly Check[], use: (pattern: RegExp, id: string, kind: Sign['kind']) => void) => void,
): (checks: readonly Check[]) => Signatures {
  const known = new WeakMap<readonly Check[], Signatures>();
  return (checks) => {
    const found = known.get(checks);
    if (found !== undefined) return found;
    const signatures = new Map<RegExp, Use[]>();
    let place = 0;
    collect(checks, (pattern, id, kind) => add(signatures, pattern, { id, kind, place: place++ }));
    known.set(checks, signatures);
    return signatures;
  };
}

function add(signatures: Map<RegExp, Use[]>, pattern: RegExp, use: Use): void {
  const uses = signatures.get(pattern);
  if (uses === undefined) signatures.set(pattern, [use]);
  else uses.push(use);
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
