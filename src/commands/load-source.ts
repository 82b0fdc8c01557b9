import { accessSync, closeSync, constants, openSync, readSync, statSync } from 'node:fs';
import { resolve } from 'node:path';
import { evidenceFromHost } from '../evidence/from-host.ts';
import { evidenceFromReport, parseReport, UnreadableReport } from '../evidence/from-report.ts';
import { liveHost } from '../host/live.ts';
import { recordedHost } from '../host/recorded.ts';
import { isRecording, parseRecording, UnreadableRecording } from '../host/recording.ts';
import type { Probe } from '../probes/define-probe.ts';
import { livePrivateValues } from '../redact/live-private-values.ts';
import { nothingPrivate, type PrivateValues, privateValuesOf } from '../redact/private-values.ts';
import type { Evidence, Report } from '../report/report.ts';
import { reasonOf } from '../usage/reason-of.ts';
import { UsageError } from '../usage/usage-error.ts';
import type { Streams } from './streams.ts';

const largestInput = 64 * 1024 * 1024;

export interface SourceOptions {
  /** A file, `-` for standard input, or undefined for this machine. */
  readonly from: string | undefined;
  readonly timeoutMs: number;
  readonly wake: boolean;
  /** The model file that the user cares about, as given. */
  readonly model?: string | undefined;
  /** Other probes than all of them. */
  readonly probes?: readonly Probe[];
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
    const model = options.model === undefined ? undefined : requireModelFile(options.model);
    return { evidence: await evidenceFromHost(liveHost(), 'live', { ...options, model }), privateValues: livePrivateValues };
  }
  const text = await readInput(options.from, streams);
  const name = options.from === '-' ? 'standard input' : options.from;
  if (isRecording(text)) {
    const recording = readOrRefuse(name, () => parseRecording(text));
    if (options.model !== undefined && !recording.answers.has(`stat ${options.model}`))
      throw new UsageError(`--model ${options.model}: the recording holds no such file`);
    const texts = new Map([...recording.answers].flatMap(([name, answer]) => (answer.got === 'ok' ? [[name, answer.text] as const] : [])));
    return { evidence: await evidenceFromHost(recordedHost(recording), 'recording', options), privateValues: () => privateValuesOf(texts) };
  }
  if (options.model !== undefined) throw new UsageError('--model goes with this machine or a recording: a report holds no files');
  const report = readOrRefuse(name, () => parseReport(text));
  return { evidence: evidenceFromReport(report), report, privateValues: () => nothingPrivate };
}

/** A whole input as text, within its cap. */
export async function readInput(from: string, streams: Streams): Promise<string> {
  let bytes: Buffer;
  try {
    bytes = from === '-' ? await streams.stdin() : readUpTo(from, largestInput + 1);
  } catch (error) {
    throw new UsageError(`${from}: ${reasonOf(error)}`);
  }
  if (bytes.length > largestInput) throw new UsageError(`${from === '-' ? 'standard input' : from}: larger than ${largestInput / 1024 / 1024} MiB`);
  // PowerShell's `>` writes UTF-16, and some editors put a byte order mark before UTF-8.
  const text = bytes[0] === 0xff && bytes[1] === 0xfe ? bytes.toString('utf16le') : bytes.toString('utf8');
  return text.startsWith('\ufeff') ? text.slice(1) : text;
}

/** Devices and pipes do not tell their size, and some never end. */
function readUpTo(path: string, most: number): Buffer {
  const file = openSync(path, 'r');
  try {
    const chunks: Buffer[] = [];
    for (let taken = 0; taken < most; ) {
      const chunk = Buffer.allocUnsafe(Math.min(1024 * 1024, most - taken));
      const bytes = readSync(file, chunk);
      if (bytes === 0) break;
      chunks.push(chunk.subarray(0, bytes));
      taken += bytes;
    }
    return Buffer.concat(chunks);
  } finally {
    closeSync(file);
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

/** The absolute path of a file that can be looked at. */
function requireModelFile(given: string): string {
  const path = resolve(given);
  try {
    if (!statSync(path).isFile()) throw new UsageError(`--model ${given}: it is no plain file`);
    accessSync(path, constants.R_OK);
    return path;
  } catch (error) {
    if (error instanceof UsageError) throw error;
    throw new UsageError(`--model ${given}: ${reasonOf(error)}`);
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
