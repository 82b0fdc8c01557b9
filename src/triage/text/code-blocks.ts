import { blockOpenedBy } from './bare-blocks.ts';
import { looksLikeOutput } from './looks-like-output.ts';

/** A line with its number in the text as it was given. */
export type NumberedLine = readonly [number: number, text: string];

/**
 * Code in other clothes than a fence, put into one: `<pre>`, an indented block, and a code span on each of several lines. A fence has no number of its
 * own; it takes that of the line beside it.
 */
export function* fenceCode(lines: Iterable<NumberedLine>): Generator<NumberedLine> {
  let fence: string | undefined;
  let pre = false;
  let run: NumberedLine[] = [];
  let blankBefore = true;
  for (const line of lines) {
    const [number, text] = line;
    const bare = text.replace(quotation, '');
    if (fence !== undefined) {
      yield line;
      if (bare.trim().startsWith(fence) && /^[`~]{3,}$/.test(bare.trim())) fence = undefined;
      continue;
    }
    if (pre) {
      const end = text.search(/<\/pre>/i);
      if (end < 0) yield line;
      else {
        if (text.slice(0, end).trim() !== '') yield [number, text.slice(0, end).replace(/<\/code>\s*$/i, '')];
        yield [number, mark];
        pre = false;
      }
      continue;
    }
    if (belongs(run, text, blankBefore)) {
      run.push(line);
      continue;
    }
    yield* fencedRun(run);
    run = belongs([], text, blankBefore) ? [line] : [];
    blankBefore = text.trim() === '';
    if (run.length > 0) continue;
    const opened = /^\s{0,8}<pre(?:\s[^<>]{0,200})?>(?:<code(?:\s[^<>]{0,200})?>)?(?!.{0,4000}<\/pre>)/i.exec(text);
    if (opened !== null) {
      pre = true;
      yield [number, mark];
      const rest = text.slice(opened[0].length);
      if (rest.trim() !== '') yield [number, rest];
      continue;
    }
    fence = /^\s{0,12}(`{3,}|~{3,})[^`]{0,400}$/.exec(bare)?.[1];
    yield line;
  }
  yield* fencedRun(run);
}

const mark = '```';
/** Marks of quotation before a line; `>>>` is Python's prompt. */
export const quotation = /^(?:\s{0,3}>(?!>>)\s?){1,6}/;
const spanAlone = /^\s{0,8}(?:[-*] )?(`{1,2})([^`]{2,4000})\1(?:<br ?\/?>|\\)?\s*$/;
const indented = /^(?: {4}|\t)/;

/** Does a line go on with a run of its kind, or begin one? An indented block begins after a blank line and may hold blank ones. */
function belongs(run: readonly NumberedLine[], text: string, blankBefore: boolean): boolean {
  const [first] = run;
  if (first === undefined) return spanAlone.test(text) || (blankBefore && indented.test(text));
  if (spanAlone.test(first[1])) return spanAlone.test(text);
  return indented.test(text) || text.trim() === '';
}

/** A run as a fence, if it is one: two spans or more; an indented block in which something looks printed, since lists indent people's words as well. */
function* fencedRun(run: readonly NumberedLine[]): Generator<NumberedLine> {
  const [first, last] = [run[0], run.at(-1)];
  if (first === undefined || last === undefined) return;
  const spans = spanAlone.test(first[1]);
  const inner = run.map(([number, text]): NumberedLine => [number, spans ? (spanAlone.exec(text)?.[2] ?? text) : text.replace(indented, '')]);
  if (spans ? run.length < 2 : !inner.some(([, text]) => blockOpenedBy(text) !== undefined || looksLikeOutput(text))) {
    yield* run;
    return;
  }
  yield [first[0], mark];
  yield* inner;
  yield [last[0], mark];
}
