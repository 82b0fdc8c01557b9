import { parseLogLine } from '../../parsers/text/log-line.ts';
import { type BareBlock, blockOpenedBy, goesOnIn } from './bare-blocks.ts';
import { fenceCode, quotation } from './code-blocks.ts';
import { withoutCutEnd } from './cut-end.ts';
import { isFramed, withoutFrame } from './frame.ts';
import { looksLikeOutput } from './looks-like-output.ts';

/** One line of a text, or a span of code within it. */
export interface PieceLine {
  /** 1-based, in the text as it was given. */
  readonly number: number;
  /** Without marks of quotation. */
  readonly text: string;
  /** Without clock, host and speaker, where a log's prefix stood before it. */
  readonly message: string;
  readonly speaker?: string;
}

/** A run of lines of one kind: what programs print and shells take, or what people write. */
export interface Piece {
  readonly kind: 'output' | 'prose';
  /** Info string of the fence; empty elsewhere. */
  readonly info: string;
  /** The heading or bold line above it. */
  readonly heading: string;
  /** How deep that heading is: 1 to 6 as in Markdown, 7 for bold lines and summaries, 0 where there is none. */
  readonly level: number;
  readonly lines: readonly PieceLine[];
}

interface Draft {
  kind: 'output' | 'prose';
  info: string;
  heading: string;
  level: number;
  lines: { number: number; text: string }[];
}

/** A language, and what renderers take behind it: `json ai-doctor/1`, `python title="x.py"`, `{.bash .numberLines}`, `sh {1,3} copy`. */
const infoString = /^(?:\{.*\}|json ai-doctor\/\d|[a-z][\w+#.-]{0,20}(?:\s+(?:[\w-]{1,20}=\S{1,80}|"[^"]{0,80}"|\{[^}]{0,80}\}|[A-Za-z][\w-]{0,20})){0,2})$/;

const longestLine = 8_000;
const mostLines = 120_000;

/**
 * Splits a text as people paste it: Markdown with fences of any kind, quotations, `<details>`, indented or bare output, code spans over one
 * line or several, or nothing but a log.
 */
export function splitPieces(text: string): Piece[] {
  const drafts: Draft[] = [];
  let [heading, level] = ['', 0];
  let fence: { mark: string; indent: number; draft: Draft } | undefined;
  let span: Draft | undefined;
  let block: BareBlock | undefined;
  const lineOf = (kind: Draft['kind'], number: number, line: string): void => {
    const last = drafts.at(-1);
    if (last !== undefined && last.kind === kind && last.heading === heading && last.info === '' && !fenced.has(last)) last.lines.push({ number, text: line });
    else drafts.push({ kind, info: '', heading, level, lines: [{ number, text: line }] });
  };
  for (const [at, whole] of fenceCode(linesOf(text))) {
    const quoted = quotation.exec(whole)?.[0] ?? '';
    const line = (fence === undefined || quoted !== '' ? whole.slice(quoted.length) : whole).slice(0, longestLine);
    if (fence !== undefined) {
      const closing = /^\s{0,12}(`{3,}|~{3,})\s*$/.exec(line)?.[1];
      if (closing?.startsWith(fence.mark)) fence = undefined;
      else {
        const glued = fence.mark.startsWith('`') && /[^`\s]\s*`{3}\s*$/.test(line);
        // A fence within a list is indented with it, and so are its lines.
        const shown = line.slice(Math.min(fence.indent, line.length - line.trimStart().length));
        fence.draft.lines.push({ number: at, text: glued ? shown.replace(/`{3}\s*$/, '') : shown });
        if (glued) fence = undefined;
      }
      continue;
    }
    const opening = /^\s{0,12}(`{3,}|~{3,})([^`]{0,400})$/.exec(line);
    // A fence ends a span that was left open, as it ends a paragraph.
    if (opening !== null) {
      [block, span] = [undefined, undefined];
      const info = (opening[2] ?? '').trim();
      const draft: Draft = { kind: 'output', info: info.split(/\s/, 1)[0] ?? '', heading, level, lines: [] };
      // A first line glued to the fence is its first line, not an info string.
      const isText = /\s/.test(info) && (!infoString.test(info) || looksLikeOutput(info));
      if (isText) {
        draft.info = '';
        draft.lines.push({ number: at, text: info });
      }
      if (/^json ai-doctor\/1$/.test(info)) draft.info = info;
      fenced.add(draft);
      drafts.push(draft);
      fence = { mark: opening[1] as string, indent: line.length - line.trimStart().length, draft };
      continue;
    }
    if (span === undefined) {
      if (block === undefined || (line.trim() !== '' && !goesOnIn(block, line))) block = blockOpenedBy(line);
      if (block !== undefined) {
        lineOf('output', at, line);
        continue;
      }
    }
    const title = headingOf(line);
    if (title !== undefined && span === undefined) {
      heading = title;
      level = /^\s{0,3}(#{1,6})\s/.exec(line)?.[1]?.length ?? 7;
      drafts.push({ kind: 'prose', info: '', heading, level, lines: [{ number: at, text: title }] });
      continue;
    }
    const bare = line.replace(/<\/?(?:details|summary|br|p|code|kbd|b|i|sub|sup)(?: [^<>]{0,100})?\/?>/gi, ' ');
    if (span !== undefined) {
      // A span of code over several lines, opened above.
      const end = bare.indexOf('`');
      if (end < 0 && bare.trim() !== '') {
        span.lines.push({ number: at, text: bare });
        continue;
      }
      if (end >= 0) {
        span.lines.push({ number: at, text: bare.slice(0, end) });
        span = undefined;
        lineOf('prose', at, bare.slice(end + 1));
        continue;
      }
      span = undefined;
    }
    const [before] = [drafts.at(-1)];
    const last = before?.kind === 'output' && before.info === '' && !fenced.has(before) ? before.lines.at(-1) : undefined;
    const continued = last?.number === at - 1 && (/\\\s*$/.test(last.text) || (isFramed(last.text) && isFramed(bare)));
    const row = factRow(bare);
    if (row !== undefined) {
      lineOf('prose', at, row);
      for (const code of codeSpans(bare)) drafts.push({ kind: 'output', info: '`', heading, level, lines: [{ number: at, text: code }] });
      continue;
    }
    if (continued || looksLikeOutput(withoutFrame(bare))) {
      lineOf('output', at, bare.replace(/^\s*[-*] (?=\S)/, ''));
      continue;
    }
    lineOf('prose', at, bare);
    for (const code of codeSpans(bare)) drafts.push({ kind: 'output', info: '`', heading, level, lines: [{ number: at, text: code }] });
    const open = openSpan(bare);
    if (open !== undefined) {
      span = { kind: 'output', info: '`', heading, level, lines: [{ number: at, text: open }] };
      drafts.push(span);
    }
  }
  if (fence !== undefined) fence.draft.lines = withoutCutEnd(fence.draft.lines);
  return bareLog(drafts).map(finish);
}

function* linesOf(text: string): Generator<[number, string]> {
  let [start, number] = [0, 1];
  while (start <= text.length && number <= mostLines) {
    const end = text.indexOf('\n', start);
    yield [number, text.slice(start, end < 0 ? Math.min(text.length, start + longestLine) : Math.min(end, start + longestLine))];
    if (end < 0) return;
    start = end + 1;
    number++;
  }
}

/** `## GPU`, `**Hardware**`, `<summary>Log</summary>`; a line of `# comment` output in no fence is taken for one too, which does no harm. */
function headingOf(line: string): string | undefined {
  // `**Before the update** (all good)`
  const bold = /^\s{0,3}\*\*([^*]{1,120})\*\*( \([^()]{1,60}\))?[\s:]{0,8}$/.exec(line);
  if (bold !== null) return `${bold[1]}${bold[2] ?? ''}`.trim();
  const found = /^\s{0,3}#{1,6}\s+(.{1,300})$/.exec(line) ?? /^\s{0,8}(?:<details[^<>]{0,60}>\s{0,4})?<summary>\s*(?:<[a-z]{1,8}>)?([^<]{1,200})/i.exec(line);
  return found?.[1]?.replace(/\s*#+\s*$/, '').trim();
}

/** A row of a Markdown table that lists the machine, `| Kernel | 7.0.0-28-generic |`, as the line of a form that it stands for. */
function factRow(line: string): string | undefined {
  const [, key = '', value = ''] = /^\s{0,8}\|\s{0,40}([^|\n]{2,60})\|\s{0,40}([^|\n]{1,300})\|\s{0,8}$/.exec(line) ?? [];
  const name = key.replace(/[*`_]/g, '').trim();
  return machineWords.test(name) ? `- ${name}: ${value.replace(/`/g, '').trim()}` : undefined;
}

const machineWords =
  /^(?:(?:host|guest|linux|nvidia|amd|intel|gpu|system|kernel|operating|container|host's) )?(?:OS|system|distro(?:bution)?|kernel|GPUs?|graphics|cards?|driver|CPU|processor|RAM|memory|VRAM|CUDA|ROCm|HIP|Mesa|hardware|platform|vLLM|(?:Py)?Torch|Ollama|llama\.cpp|SGLang|LM Studio|KoboldCpp|compute[- ]runtime|linux-firmware|firmware|back ?end|AMDGPU DKMS|amdgpu KMD)(?: (?:version|driver|name|model|type|build|release|stack|runtime|userspace|hardware|architecture))?(?: ?[/&] ?\w{2,12}(?: version)?)?$/i;

/** What stands between backticks within a line, where it is long enough to say something. */
function codeSpans(line: string): string[] {
  return [...line.matchAll(/(`{1,3})([^`\n]{4,4000})\1/g)].map(([, , code]) => code as string);
}

/** A backtick that opens a span which this line does not close: `` `Setting up amdgpu-dkms … ``. */
function openSpan(line: string): string | undefined {
  const marks = [...line.matchAll(/`/g)];
  if (marks.length % 2 === 0) return undefined;
  const at = marks.at(-1)?.index ?? 0;
  const rest = line.slice(at + 1);
  return rest.length >= 12 && line.slice(0, at).trim() === '' ? rest : undefined;
}

/** A text without any fence that mostly looks like output is a log: then lines that do not look like it belong to it as well. */
function bareLog(drafts: readonly Draft[]): Draft[] {
  const count = (kind: Draft['kind']): number =>
    drafts.reduce((sum, draft) => sum + (draft.kind === kind && draft.info === '' ? draft.lines.filter(({ text }) => text.trim() !== '').length : 0), 0);
  const [printed, written] = [count('output'), count('prose')];
  if (drafts.some((draft) => fenced.has(draft)) || printed < 6 || printed < written || !opensWithOutput(drafts)) return joinGaps(drafts);
  return [{ kind: 'output', info: '', heading: '', level: 0, lines: drafts.filter(({ info }) => info === '').flatMap(({ lines }) => lines) }];
}

/** People who write something begin with it. */
function opensWithOutput(drafts: readonly Draft[]): boolean {
  return drafts.find(({ lines }) => lines.some(({ text }) => text.trim() !== ''))?.kind === 'output';
}

/** Blank lines and one or two lines within a run of bare output belong to it: unit files have gaps, logs have odd lines. */
function joinGaps(drafts: readonly Draft[]): Draft[] {
  const joined: Draft[] = [];
  for (const [at, draft] of drafts.entries()) {
    const [before, after] = [joined.at(-1), drafts[at + 1]];
    const bare = (each: Draft | undefined): boolean => each !== undefined && each.kind === 'output' && each.info === '' && each.heading === draft.heading;
    const blank = draft.lines.every(({ text }) => text.trim() === '');
    const odd = draft.lines.length <= 2 && !draft.lines.some(({ text }) => text.trim() === '');
    const gap =
      draft.kind === 'prose' &&
      draft.lines.length <= 3 &&
      (blank || odd) &&
      bare(before) &&
      bare(after) &&
      before !== undefined &&
      !fenced.has(before) &&
      after !== undefined &&
      !fenced.has(after);
    if (before !== undefined && bare(before) && (gap || (bare(draft) && !fenced.has(draft) && !fenced.has(before)))) before.lines.push(...draft.lines);
    else joined.push(draft);
  }
  return joined;
}

/** Fences without an info string look like bare output otherwise; two of them are two pieces. */
const fenced = new WeakSet<Draft>();

function finish(draft: Draft): Piece {
  const lines = draft.lines.map(({ number, text }): PieceLine => {
    if (draft.kind === 'prose') return { number, text, message: text };
    // `kubectl logs --prefix` names the pod before the line's own prefix.
    const { message, speaker } = parseLogLine(withoutFrame(text).replace(/^\[pod\/[^\]\s]{1,200}\] /, ''));
    return { number, text, message, ...(speaker === undefined ? {} : { speaker }) };
  });
  return { kind: draft.kind, info: draft.info, heading: draft.heading, level: draft.level, lines };
}

/** All lines as they stand. */
export function textOf(pieces: readonly Piece[]): string {
  return pieces.flatMap(({ lines }) => lines.map(({ text }) => text)).join('\n');
}
