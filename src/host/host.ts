import type { GapReason } from '../logic/fact.ts';
import type { Ending } from './ending.ts';

/**
 * The only door to the machine. A host answers requests with text; live, recorded and recording hosts have this same face,
 * so that everything above cannot tell the difference.
 */
export interface Host {
  ask(request: Request, options?: AskOptions): Promise<Answer>;
}

/** One thing to read. `kind` and `subject` together are its name in declarations, recordings and sources: `file /proc/cmdline`. */
export interface Request {
  readonly kind: RequestKind;
  readonly subject: string;
}

export const requestKinds = ['file', 'list', 'link', 'stat', 'access', 'statfs', 'command', 'env', 'http', 'inventory', 'native', 'bytes'] as const;
export type RequestKind = (typeof requestKinds)[number];

export interface AskOptions {
  /** Most milliseconds for this request alone. */
  readonly timeoutMs?: number;
  /** Most bytes of text that are taken; what is longer is cut, from the end where `tail` is set. */
  readonly maxBytes?: number;
  readonly tail?: boolean;
  /** Over when the probe's or the run's limit is reached. */
  readonly until?: Ending;
}

/**
 * What came back: text, "it is not there" (which is knowledge), or a reason why nothing could be learnt.
 * A command that ran is `ok` whatever it returned; `exit` and `stderr` tell.
 */
export type Answer = Ok | { readonly got: 'absent' } | { readonly got: GapReason; readonly detail?: string };

export interface Ok {
  readonly got: 'ok';
  readonly text: string;
  /** Commands only: the exit status, or the name of the signal that ended it. */
  readonly exit?: number | string;
  /** Commands only. */
  readonly stderr?: string;
  /** Only the head (or tail) was taken. */
  readonly cut?: true;
}

/** An answer that says neither what is there nor that nothing is. */
export type Unanswered = Exclude<Answer, Ok | { readonly got: 'absent' }>;

export function isOk(answer: Answer): answer is Ok {
  return answer.got === 'ok';
}

export function nameOf({ kind, subject }: Request): string {
  return subject === '' ? kind : `${kind} ${subject}`;
}

export function requestOf(name: string): Request {
  const at = name.indexOf(' ');
  const kind = (at < 0 ? name : name.slice(0, at)) as RequestKind;
  if (!requestKinds.includes(kind)) throw new Error(`${kind} is no kind of request`);
  return { kind, subject: at < 0 ? '' : name.slice(at + 1) };
}

/** A `stat` answer: `kind=char mode=0660 uid=0 gid=109 user=root group=render size=0 rdev=226:128 dev=6`. */
export interface StatOf {
  readonly kind: 'file' | 'dir' | 'char' | 'block' | 'socket' | 'fifo' | 'other';
  readonly mode: number;
  readonly uid: number;
  readonly gid: number;
  /** Names are looked up in /etc/passwd and /etc/group; the number as text where there is none. */
  readonly user: string;
  readonly group: string;
  readonly size: number;
  readonly rdev: string;
}

export function parseStat(text: string): StatOf {
  const field = Object.fromEntries(
    text
      .trim()
      .split(' ')
      .map((pair) => pair.split('=', 2) as [string, string]),
  );
  const number = (name: string, radix = 10) => Number.parseInt(field[name] ?? '', radix);
  return {
    kind: (field.kind ?? 'other') as StatOf['kind'],
    mode: number('mode', 8),
    uid: number('uid'),
    gid: number('gid'),
    user: field.user ?? String(number('uid')),
    group: field.group ?? String(number('gid')),
    size: number('size'),
    rdev: field.rdev ?? '0:0',
  };
}

/** A `statfs` answer: `type=0xef53 bsize=4096 blocks=… bavail=…`. */
export function parseStatfs(text: string): { type: number; totalBytes: number; freeBytes: number } {
  const field = Object.fromEntries(
    text
      .trim()
      .split(' ')
      .map((pair) => pair.split('=', 2) as [string, string]),
  );
  const number = (name: string) => Number(field[name] ?? Number.NaN);
  return { type: number('type'), totalBytes: number('blocks') * number('bsize'), freeBytes: number('bavail') * number('bsize') };
}

/** Most bytes that one request of kind `bytes` yields, whatever it asks for. */
export const mostBytes = 4 * 1024 * 1024;

/** The subject of a `bytes` request, `/path FROM-TO`: from the byte FROM up to, but not with, the byte TO. Undefined where it is none. */
export function byteRangeOf(subject: string): { readonly path: string; readonly from: number; readonly to: number } | undefined {
  const [, path, from, to] = /^(\/.*) (\d{1,15})-(\d{1,15})$/s.exec(subject) ?? [];
  if (path === undefined || Number(to) < Number(from)) return undefined;
  return { path, from: Number(from), to: Math.min(Number(to), Number(from) + mostBytes) };
}

/** The text of a `bytes` answer: base64 in lines of 76 columns. A file that ends within the range answers with what there is. */
export function formatBytes(bytes: Buffer): string {
  const letters = bytes.toString('base64');
  const lines: string[] = [];
  for (let at = 0; at < letters.length; at += 76) lines.push(letters.slice(at, at + 76), '\n');
  return lines.join('');
}

/** Throws where the text is no base64: a recording may have been edited. */
export function parseBytes(text: string): Uint8Array {
  const bytes = Buffer.from(text, 'base64');
  // Node passes over what is no base64, so nothing but the ends of lines may stand between the letters.
  let letters = text.length;
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) letters--;
  if (/[^A-Za-z0-9+/=\n]/.test(text) || letters !== Math.ceil(bytes.length / 3) * 4) throw new Error('not written as base64');
  return bytes;
}

/**
 * Commands are named by their words, joined with single spaces; words that hold a blank are not allowed, so that the name splits back.
 */
export function commandWords(subject: string): string[] {
  return subject.split(' ');
}
