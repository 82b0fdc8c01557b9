import { readFileSync, statSync } from 'node:fs';
import { evidenceFromHost } from '../evidence/from-host.ts';
import { evidenceFromReport, parseReport, UnreadableReport } from '../evidence/from-report.ts';
import { recordedHost } from '../host/recorded.ts';
import { isRecording, parseRecording, UnreadableRecording } from '../host/recording.ts';
import { nothingPrivate, type PrivateValues, privateValuesOf } from '../redact/private-values.ts';
import type { Evidence, Report } from '../report/report.ts';
import type { Streams } from './streams.ts';
import { UsageError } from './usage-error.ts';

const largestInput = 64 * 1024 * 1024;

export interface SourceOptions {
  /** A file, `-` for standard input, or undefined for this machine. */
  readonly from: string | undefined;
  readonly timeoutMs: number;
  readonly wake: boolean;
  readonly onStart?: (probe: string) => void;
  readonly onEnd?: (probe: string, ms: number) => void;
}

export interface Source {
  readonly evidence: Evidence;
  /** The report that was read, for --as-judged. */
  readonly report?: Report;
  /** What the source itself tells of names and addresses that must not leave it. */
  privateValues(): PrivateValues;
}

/** What is judged: this machine, a recording, or a report. */
export async function loadSource(options: SourceOptions, streams: Streams): Promise<Source> {
  if (options.from === undefined) {
    requireLinux();
    const { liveHost } = await import('../host/live.ts');
    const { livePrivateValues } = await import('../redact/live-private-values.ts');
    return { evidence: await evidenceFromHost(liveHost(), 'live', options), privateValues: livePrivateValues };
  }
  const text = await readInput(options.from, streams);
  const name = options.from === '-' ? 'standard input' : options.from;
  if (isRecording(text)) {
    const recording = readOrRefuse(name, () => parseRecording(text));
    const texts = new Map([...recording.answers].flatMap(([name, answer]) => (answer.got === 'ok' ? [[name, answer.text] as const] : [])));
    return { evidence: await evidenceFromHost(recordedHost(recording), 'recording', options), privateValues: () => privateValuesOf(texts) };
  }
  const report = readOrRefuse(name, () => parseReport(text));
  return { evidence: evidenceFromReport(report), report, privateValues: () => nothingPrivate };
}

/** A whole input as text, within its cap. */
export async function readInput(from: string, streams: Streams): Promise<string> {
  try {
    if (from !== '-' && statSync(from).size > largestInput) throw new UsageError(`${from}: larger than ${largestInput / 1024 / 1024} MiB`);
    const bytes = from === '-' ? await streams.stdin() : readFileSync(from);
    return bytes.toString('utf8');
  } catch (error) {
    if (error instanceof UsageError) throw error;
    throw new UsageError(`${from}: ${reasonOf(error)}`);
  }
}

function readOrRefuse<T>(name: string, read: () => T): T {
  try {
    return read();
  } catch (error) {
    if (error instanceof UnreadableRecording || error instanceof UnreadableReport) throw new UsageError(`${name}:${error.line}: ${error.message}`);
    throw error;
  }
}

function requireLinux(): void {
  if (process.platform !== 'linux')
    throw new UsageError(
      `ai-doctor looks at Linux machines (native or WSL2); this is ${process.platform}. A recording or report from one can be judged here with --from.`,
    );
  try {
    statSync('/proc/version');
  } catch {
    throw new UsageError('/proc is not mounted, so nothing can be learnt of this machine.');
  }
}

/** An error of the file system in a word or two. */
export function reasonOf(error: unknown): string {
  const code = (error as NodeJS.ErrnoException).code;
  if (code === 'ENOENT') return 'there is no such file';
  if (code === 'EACCES') return 'it may not be read';
  if (code === 'EISDIR') return 'it is a folder';
  return error instanceof Error ? error.message : String(error);
}
