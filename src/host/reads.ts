import type { Answer, AskOptions, Host, Request } from './host.ts';
import { nameOf } from './host.ts';

/**
 * Declared reads: `file /sys/class/drm/(star)/device/vendor`, with stars. A star stands for anything within one path segment or word, two stars for
 * anything. They are a promise: what a probe asks beyond them throws, and docs/what-it-reads.md is made of them.
 */
export function compileReads(reads: readonly string[]): (request: Request) => boolean {
  const exact = new Set(reads.filter((read) => !read.includes('*')));
  const patterns = reads.filter((read) => read.includes('*')).map(starred);
  return (request) => {
    const name = nameOf(request);
    return exact.has(name) || patterns.some((fits) => fits(name));
  };
}

/** Most names differ before the first star, so that most patterns are never compiled. */
function starred(read: string): (name: string) => boolean {
  const start = read.slice(0, read.indexOf('*'));
  let pattern: RegExp | undefined;
  return (name) => name.startsWith(start) && (pattern ??= new RegExp(`^${read.split('**').map(segments).join('.*')}$`, 's')).test(name);
}

function segments(text: string): string {
  return text
    .split('*')
    .map((part) => part.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&'))
    .join('[^/ ]*');
}

/** The host as one probe sees it: no request beyond its declared reads, none after its limit, none larger than the cap. */
export function narrow(host: Host, probe: { id: string; reads: readonly string[] }, limits: AskOptions): Door {
  const declared = compileReads(probe.reads);
  const ask = (request: Request, options: AskOptions = {}): Promise<Answer> => {
    if (!declared(request)) throw new UndeclaredRead(`probe ${probe.id} asks for "${nameOf(request)}", which it does not declare`);
    return host.ask(request, { ...limits, ...options });
  };
  return {
    ask,
    read: (path, options) => ask({ kind: 'file', subject: path }, options),
    list: (path) => ask({ kind: 'list', subject: path }),
    link: (path) => ask({ kind: 'link', subject: path }),
    stat: (path) => ask({ kind: 'stat', subject: path }),
    access: (path, mode) => ask({ kind: 'access', subject: `${path} ${mode}` }),
    statfs: (path) => ask({ kind: 'statfs', subject: path }),
    run: (command, options) => ask({ kind: 'command', subject: command }, options),
    env: (name) => ask({ kind: 'env', subject: name }),
    http: (call, options) => ask({ kind: 'http', subject: call }, options),
    inventory: (topic) => ask({ kind: 'inventory', subject: topic }),
    native: (query, options) => ask({ kind: 'native', subject: query }, options),
    bytes: (path, from, to, options) => ask({ kind: 'bytes', subject: `${path} ${from}-${to}` }, options),
  };
}

/** The words with which probes ask. Every answer is text; `null` names inside lists are never given. */
export interface Door {
  ask(request: Request, options?: AskOptions): Promise<Answer>;
  /** A file's text. */
  read(path: string, options?: AskOptions): Promise<Answer>;
  /** Names in a directory, one a line, sorted. */
  list(path: string): Promise<Answer>;
  /** Where a symbolic link points, as written. */
  link(path: string): Promise<Answer>;
  /** See StatOf; symbolic links are followed. */
  stat(path: string): Promise<Answer>;
  /** `yes` or `no`: may this process open it so? Asked of the kernel without opening. */
  access(path: string, mode: 'r' | 'w' | 'rw' | 'x'): Promise<Answer>;
  statfs(path: string): Promise<Answer>;
  /** A command and its words, without a shell. */
  run(command: string, options?: AskOptions): Promise<Answer>;
  env(name: string): Promise<Answer>;
  /** `GET http://127.0.0.1:11434/api/version`; loopback only. */
  http(call: string, options?: AskOptions): Promise<Answer>;
  /** A topic of systeminformation, as JSON. */
  inventory(topic: string): Promise<Answer>;
  /** A driver library or system call, as JSON. */
  native(query: string, options?: AskOptions): Promise<Answer>;
  /** Bytes of a plain file from `from` up to `to`, as base64 (`parseBytes`); at most 4 MiB. */
  bytes(path: string, from: number, to: number, options?: AskOptions): Promise<Answer>;
}

export class UndeclaredRead extends Error {}
