import { gapReasons } from '../logic/fact.ts';
import { type Answer, isOk, requestKinds } from './host.ts';

/**
 * The text format of a recorded machine, in the spirit of txtar: it reads well in an issue, diffs well and is edited by hand.
 *
 *     ai-doctor recording 1 https://example.org/where-this-came-from
 *     # remarks
 *     -- ok file /proc/sys/kernel/osrelease
 *     6.17.1
 *     -- absent file /dev/kfd
 *     -- denied file /proc/cmdline
 *     -- exit 9 command nvidia-smi -q
 *     NVIDIA-SMI has failed because it couldn't communicate with the NVIDIA driver.
 *     -- stderr
 *     …
 *
 * A body line that starts with `--` or a backslash gets a backslash before it. A body that holds control characters is written with
 * backslash escapes throughout and marked `(escaped)`; one without a newline at its end is marked `(no newline)`.
 */
export interface Recording {
  /** What stands behind the magic words on the first line: where the recording came from. */
  readonly origin: string;
  readonly answers: ReadonlyMap<string, Answer>;
}

export class UnreadableRecording extends Error {
  readonly line: number;
  constructor(message: string, line: number) {
    super(message);
    this.line = line;
  }
}

const magic = 'ai-doctor recording 1';

export function isRecording(text: string): boolean {
  // Whatever its version: the reader says what it does not know.
  return text.startsWith('ai-doctor recording ');
}

export function formatRecording({ origin, answers }: Recording): string {
  const lines = [origin === '' ? magic : `${magic} ${origin.replace(/\s+/g, ' ')}`];
  for (const [name, answer] of answers) {
    const ok = isOk(answer);
    const body = formatBody(ok ? answer.text : 'detail' in answer ? (answer.detail ?? '') : '');
    const got = ok && answer.exit !== undefined ? `exit ${answer.exit}` : answer.got;
    lines.push(`-- ${got}${body.marks} ${ok && answer.cut ? '(cut) ' : ''}${escapeText(name).replaceAll('\n', '\\u000a')}`, ...body.lines);
    if (ok && answer.stderr !== undefined && answer.stderr !== '') {
      const stderr = formatBody(answer.stderr);
      lines.push(`-- stderr${stderr.marks}`, ...stderr.lines);
    }
  }
  return `${lines.join('\n')}\n`;
}

function formatBody(text: string): { lines: readonly string[]; marks: string } {
  if (text === '') return { lines: [], marks: '' };
  const escaped = unprintable.test(text);
  const ends = text.endsWith('\n');
  const whole = ends ? text.slice(0, -1) : text;
  const lines = (escaped ? escapeText(whole) : whole).split('\n').map((line) => (line.startsWith('--') || line.startsWith('\\') ? `\\${line}` : line));
  return { lines, marks: `${escaped ? ' (escaped)' : ''}${ends ? '' : ' (no newline)'}` };
}

/** Control characters but tab and newline, and halves of surrogate pairs, which UTF-8 cannot carry. */
const unprintable = /[\0-\x08\x0b-\x1f\x7f\x80-\x9f\u2028\u2029\ufeff]|\p{Surrogate}/u;

function escapeText(text: string): string {
  return text.replace(/\\|[\0-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ufeff]|\p{Surrogate}/gu, (char) =>
    char === '\\' ? '\\\\' : char === '\0' ? '\\0' : `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

function unescapeText(text: string): string {
  return text.replace(/\\(\\|0|u[0-9a-f]{4})/g, (_, code: string) =>
    code === '\\' ? '\\' : code === '0' ? '\0' : String.fromCharCode(Number.parseInt(code.slice(1), 16)),
  );
}

/** Reads a recording; throws UnreadableRecording with the line where it stops making sense. */
export function parseRecording(text: string): Recording {
  // A carriage return within a reading is written as an escape, so one at the end of a line came on the way, as on Windows.
  const lines = text.split(/^[^\n]*\r\n/.test(text) ? /\r?\n/ : '\n');
  if (lines.at(-1) === '') lines.pop();
  else throw new UnreadableRecording('the recording is cut off: its last line has no end', lines.length);
  if (lines[0] === undefined || !(lines[0] === magic || lines[0].startsWith(`${magic} `))) throw new UnreadableRecording(`the first line is not "${magic}"`, 1);
  const answers = new Map<string, Answer>();
  let open: { name: string; header: Header; body: string[]; stderr?: { marks: Marks; body: string[] } } | undefined;
  const close = (): void => {
    if (open !== undefined) answers.set(open.name, answerOf(open));
  };
  for (const [at, line] of lines.entries()) {
    if (at === 0) continue;
    if (!line.startsWith('--')) {
      if (open === undefined) {
        if (line !== '' && !line.startsWith('#')) throw new UnreadableRecording('text before the first "-- "', at + 1);
      } else (open.stderr?.body ?? open.body).push(line);
      continue;
    }
    const stderr = /^-- stderr( \(escaped\))?( \(no newline\))?$/.exec(line);
    if (stderr !== null) {
      if (open === undefined || open.stderr !== undefined || open.header.exit === undefined)
        throw new UnreadableRecording('"-- stderr" does not follow a command', at + 1);
      open.stderr = { marks: { escaped: stderr[1] !== undefined, open: stderr[2] !== undefined }, body: [] };
      continue;
    }
    close();
    const header = parseHeader(line);
    if (header === undefined) throw new UnreadableRecording(`"${line.slice(0, 60)}" is no heading of a reading`, at + 1);
    open = { name: header.name, header, body: [] };
  }
  close();
  return { origin: lines[0].slice(magic.length).trim(), answers };
}

interface Marks {
  readonly escaped: boolean;
  readonly open: boolean;
}

interface Header extends Marks {
  readonly name: string;
  readonly got: string;
  readonly exit?: number | string;
  readonly cut: boolean;
}

function parseHeader(line: string): Header | undefined {
  const found = /^-- (?:exit (-?\d{1,6}|SIG[A-Z0-9]{1,12})|([a-z]+(?:-[a-z]+)*))( \(escaped\))?( \(no newline\))? (\(cut\) )?(\S.*)$/.exec(line);
  if (found === null) return undefined;
  const [, exit, word, escaped, noNewline, cut, subject = ''] = found;
  if (exit === undefined && word !== 'ok' && word !== 'absent' && !(gapReasons as readonly string[]).includes(word ?? '')) return undefined;
  const name = unescapeText(subject);
  const kind = name.split(' ', 1)[0] ?? '';
  if (!(requestKinds as readonly string[]).includes(kind)) return undefined;
  return {
    name,
    got: exit === undefined ? (word ?? 'ok') : 'ok',
    ...(exit === undefined ? {} : { exit: exit.startsWith('SIG') ? exit : Number(exit) }),
    escaped: escaped !== undefined,
    open: noNewline !== undefined,
    cut: cut !== undefined,
  };
}

function answerOf({ header, body, stderr }: { header: Header; body: string[]; stderr?: { marks: Marks; body: string[] } }): Answer {
  const text = bodyOf(body, header);
  if (header.got === 'absent') return { got: 'absent' };
  if (header.got !== 'ok') {
    const got = header.got as Exclude<Answer['got'], 'ok' | 'absent'>;
    return text === '' ? { got } : { got, detail: text };
  }
  return {
    got: 'ok',
    text,
    ...(header.exit === undefined ? {} : { exit: header.exit }),
    ...(stderr === undefined ? {} : { stderr: bodyOf(stderr.body, stderr.marks) }),
    ...(header.cut ? { cut: true as const } : {}),
  };
}

function bodyOf(lines: readonly string[], marks: Marks): string {
  if (lines.length === 0) return '';
  const whole = lines.map((line) => (line.startsWith('\\') ? line.slice(1) : line)).join('\n');
  return (marks.escaped ? unescapeText(whole) : whole) + (marks.open ? '' : '\n');
}
