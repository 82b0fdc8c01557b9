import type { Answer } from '../host/host.ts';
import { isOk } from '../host/host.ts';
import type { Door } from '../host/reads.ts';
import type { GapReason } from '../logic/fact.ts';
import type { AnyHandle, ListHandle, ValueOf } from '../logic/words.ts';
import type { Finding, Standing, SubjectHints } from '../witness/claim.ts';

/** One family of sources: asks the host, calls parsers, emits claims. Takes no decisions; "too old" is a check's word. */
export interface Probe {
  /** Equals the file's name. */
  readonly id: string;
  /** One line for docs/what-it-reads.md: what is learnt from these reads. */
  readonly about: string;
  /** Everything that it may ask the host for, see `compileReads`. Kept by the host. */
  readonly reads: readonly string[];
  /** The facts that it can claim. Those it did not claim when it ended early become gaps. */
  readonly gives: readonly (AnyHandle | ListHandle<Record<string, AnyHandle>>)[];
  /** Most milliseconds for all of it; 1,500 where left out. */
  readonly limitMs?: number;
  gather(host: Door, claim: Claim, context: Context): Promise<void>;
}

export interface Context {
  /** May sleeping GPUs be woken? (`--wake`) */
  readonly wake: boolean;
  /** The model file that the user cares about, as an absolute path. (`--model`) */
  readonly model: string | undefined;
}

/** How a probe says what it saw. */
export interface Claim {
  /** A fact of the machine. */
  <H extends AnyHandle>(handle: H, finding: Finding<ValueOf<H>>, standing?: Standing): void;
  /** Opens an item of a list; later claims on it are facts of that item. */
  item<G extends Record<string, AnyHandle>>(list: ListHandle<G>, key: string, hints?: SubjectHints): ItemClaim;
  /** The list is known to have no items beyond those claimed; or why it could not be read. */
  complete<G extends Record<string, AnyHandle>>(list: ListHandle<G>): void;
  gap<G extends Record<string, AnyHandle>>(list: ListHandle<G>, reason: GapReason, source: string, detail?: string): void;
  /** Lines in which signatures are looked for: a log, or a tool's error text. */
  log(lines: readonly LogLine[]): void;
}

export type ItemClaim = <H extends AnyHandle>(handle: H, finding: Finding<ValueOf<H>>, standing?: Standing) => void;

export interface LogLine {
  readonly text: string;
  /** `journal -k`, `journal ollama.service`, `command nvidia-smi`, `line 12`. */
  readonly source: string;
}

export function defineProbe(probe: Probe): Probe {
  return probe;
}

/** A value that was read. */
export function known<T>(value: T | null, source: string): Finding<T> {
  return { value, source };
}

export function gap(reason: GapReason, source: string, detail?: string): Finding<never> {
  return { gap: reason, source, ...(detail === undefined ? {} : { detail }) };
}

/**
 * The one place where answers become claims: what is absent is the value null (or `options.absent`), a refusal of the parser is the gap
 * `unreadable`, a command that failed is one too unless `options.anyExit`.
 */
export function from<T>(
  source: string,
  answer: Answer,
  parse: (text: string) => T | null,
  options: { absent?: T | null | 'gap'; anyExit?: boolean } = {},
): Finding<T> {
  if (answer.got === 'absent') return options.absent === 'gap' ? gap('unsupported', source) : known<T>(options.absent ?? null, source);
  if (!isOk(answer)) return gap(answer.got, source, answer.detail);
  if (source.startsWith('command ') && answer.exit !== 0 && options.anyExit !== true)
    return gap('unreadable', source, `exit ${answer.exit}${firstLine(answer.stderr ?? answer.text)}`);
  try {
    return known(parse(answer.text), source);
  } catch (error) {
    return gap('unreadable', source, error instanceof Error ? error.message : String(error));
  }
}

function firstLine(text: string): string {
  const line = text.trim().split('\n', 1)[0] ?? '';
  return line === '' ? '' : `: ${line.slice(0, 200)}`;
}
