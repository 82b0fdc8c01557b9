import type { Ending } from './ending.ts';
import type { Answer, AskOptions, Host, Request } from './host.ts';
import { nameOf, requestOf } from './host.ts';

/**
 * Declared reads: `file /sys/class/drm/(star)/device/vendor`, with stars. A star stands for anything within one path segment or word, two stars for
 * anything. They are a promise: what a probe asks beyond them throws, and docs/what-it-reads.md is made of them.
 */
export function compileReads(reads: readonly string[]): (request: Request) => boolean {
  const kinds = new Map<string, { exact: Set<string>; starred: { subject: string; star: number; before: string }[] }>();
  for (const read of reads) {
    const { kind, subject } = requestOf(read);
    let of = kinds.get(kind);
    if (of === undefined) kinds.set(kind, (of = { exact: new Set(), starred: [] }));
    const star = subject.indexOf('*');
    if (star < 0) of.exact.add(subject);
    else of.starred.push({ subject, star, before: subject.slice(0, star) });
  }
  return ({ kind, subject }) => {
    const of = kinds.get(kind);
    if (of === undefined) return false;
    if (of.exact.has(subject)) return true;
    // Most names differ before the first star. Compared by hand: regular expressions would take longer to make than to use.
    for (const { subject: pattern, star, before } of of.starred) if (subject.startsWith(before) && fits(pattern, star, subject, star)) return true;
    return false;
  };
}

/** Does what is left of the pattern fit what is left of the name? */
function fits(pattern: string, at: number, name: string, from: number): boolean {
  const star = pattern.indexOf('*', at);
  const plain = pattern.slice(at, star < 0 ? undefined : star);
  if (!name.startsWith(plain, from)) return false;
  const next = from + plain.length;
  if (star < 0) return next === name.length;
  const any = pattern[star + 1] === '*';
  const rest = star + (any ? 2 : 1);
  for (let end = next; end <= name.length; end++) {
    if (fits(pattern, rest, name, end)) return true;
    if (!any && (name[end] === '/' || name[end] === ' ')) return false;
  }
  return false;
}

/** The host as one probe sees it: no request beyond its declared reads, none after its limit, none larger than the cap. */
export function narrow(host: Host, probe: { id: string; reads: readonly string[] }, until: Ending): Door {
  const declared = compileReads(probe.reads);
  const ask = (request: Request, options?: AskOptions): Promise<Answer> => {
    if (!declared(request)) throw new UndeclaredRead(`probe ${probe.id} asks for "${nameOf(request)}", which it does not declare`);
    return host.ask(request, { until, ...options });
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
