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
      pre = yield* inPre(number, text);
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
    if (preStart(text) !== undefined) {
      pre = yield* aroundPre(number, text);
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

/** Where `<pre>` begins: at the start of a line or behind a tag, as HTML has it, or where the line also closes it. A span of code only speaks of it. */
function preStart(text: string): { readonly at: number; readonly end: number } | undefined {
  const found = /<pre(?:\s[^<>]{0,300})?>(?:<code(?:\s[^<>]{0,200})?>)?/i.exec(text);
  if (found === null) return undefined;
  const [before, end] = [text.slice(0, found.index).trimEnd(), found.index + found[0].length];
  if (before.includes('`') || (before !== '' && !before.endsWith('>') && !/<\/pre>/i.test(text.slice(end)))) return undefined;
  return { at: found.index, end };
}

/** A line with `<pre>` in it: what stands before, within and behind. Tells whether the last one is still open. */
function* aroundPre(number: number, text: string): Generator<NumberedLine, boolean> {
  const start = preStart(text);
  if (start === undefined) {
    if (saysSomething(text)) yield [number, text];
    return false;
  }
  if (saysSomething(text.slice(0, start.at))) yield [number, text.slice(0, start.at)];
  yield [number, mark];
  if (text.slice(start.end).trim() === '') return true;
  return yield* inPre(number, text.slice(start.end));
}

function saysSomething(text: string): boolean {
  return text.replace(/<\/?[a-z]{1,10}>/gi, '').trim() !== '';
}

/** A line within `<pre>`, up to its end. */
function* inPre(number: number, text: string): Generator<NumberedLine, boolean> {
  const end = text.search(/<\/pre>/i);
  if (end < 0) {
    yield [number, text];
    return true;
  }
  if (text.slice(0, end).trim() !== '') yield [number, text.slice(0, end).replace(/<\/code>\s{0,40}$/i, '')];
  yield [number, mark];
  return yield* aroundPre(number, text.slice(end + '</pre>'.length));
}

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
