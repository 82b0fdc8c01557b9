import { closeSync, openSync, readFileSync, readSync, statSync } from 'node:fs';
import { newestEvidence } from '../check/newest-evidence.generated.ts';
import { checks as ownChecks } from '../check/registry.generated.ts';
import { clock } from '../host/clock.ts';
import type { PrivateValues } from '../redact/private-values.ts';
import { makeRedactor } from '../redact/redact.ts';
import { redactReport } from '../redact/redact-report.ts';
import { privateValuesInText } from '../redact/text-private-values.ts';
import { exitCodeOf, type FailOn } from '../report/report.ts';
import { binaryKind, cutMiddle, decode, largestText } from '../triage/text/clean-text.ts';
import { triageText } from '../triage/triage.ts';
import type { TriageReport } from '../triage/triage-schema.ts';
import { reasonOf } from '../usage/reason-of.ts';
import { UsageError } from '../usage/usage-error.ts';
import { version } from '../version.ts';
import { requireKnown, requireRuntimes } from './check-selection.ts';
import type { Streams } from './streams.ts';

export interface TriageCommandOptions {
  readonly format: 'text' | 'json' | 'ndjson';
  /** Lines of `{id, text}` in, one report a line out. */
  readonly ndjson?: boolean;
  /** A reply to paste instead of the report. */
  readonly reply?: boolean;
  readonly only: readonly string[];
  readonly skip: readonly string[];
  readonly runtime: readonly string[];
  readonly all?: boolean;
  /** False: names and addresses are shown as they stand in the text. */
  readonly redact?: boolean;
  readonly failOn: FailOn;
}

/** Judges pasted texts; returns the exit code. Never looks at the machine that it runs on. */
export async function triage(files: readonly string[], options: TriageCommandOptions, streams: Streams): Promise<number> {
  requireKnown('--only', options.only, ownChecks);
  requireKnown('--skip', options.skip, ownChecks);
  const runtimes = requireRuntimes(options.runtime);
  const judge = (text: string, cutBytes?: number): TriageReport => {
    const report = triageText(text, {
      checks: ownChecks,
      version,
      startedAt: new Date().toISOString(),
      only: options.only,
      skip: options.skip,
      runtimes,
      clock,
      newestEvidence,
      ...(cutBytes === undefined ? {} : { cutBytes }),
    });
    return options.redact === false ? report : redactTriage(report, privateValuesInText(text));
  };
  const inputs = files.length === 0 ? ['-'] : files;
  if (options.ndjson === true) return triageLines(inputs, judge, options, streams);
  // Several files are one report's pieces: the issue and its attachments.
  const parts = await Promise.all(inputs.map((name) => readText(name, streams)));
  const cut = parts.reduce((sum, part) => sum + part.cut, 0);
  const report = judge(parts.map(({ text }) => text).join('\n\n'), cut === 0 ? undefined : cut);
  streams.out(await render(report, options, streams));
  return exitCodeOf(report, options.failOn);
}

/** What people paste holds names and addresses; a reply or a label is read by many more. */
function redactTriage(report: TriageReport, known: PrivateValues): TriageReport {
  const redacted = redactReport(report, known) as TriageReport;
  if (report.machines === undefined) return redacted;
  return { ...redacted, machines: makeRedactor(known).value(report.machines) };
}

async function render(report: TriageReport, options: TriageCommandOptions, streams: Streams): Promise<string> {
  if (options.reply === true) {
    const { renderReply } = await import('../renderers/reply.ts');
    return renderReply(report);
  }
  if (options.format !== 'text') {
    const { safeJson } = await import('../renderers/json.ts');
    return `${safeJson(report, options.format === 'json' ? 2 : 0)}\n`;
  }
  const { renderTriageText } = await import('../renderers/triage-text.ts');
  return renderTriageText(report, { columns: streams.columns, colour: streams.colour, all: options.all ?? false, today: new Date().toISOString() });
}

/** One line in, one line out; a line that is no such object is answered by a line with its error. */
async function triageLines(
  inputs: readonly string[],
  judge: (text: string, cutBytes?: number) => TriageReport,
  options: TriageCommandOptions,
  streams: Streams,
): Promise<number> {
  const { safeJson } = await import('../renderers/json.ts');
  let worst: 0 | 3 | 4 = 0;
  for (const name of inputs) {
    const bytes = name === '-' ? await streams.stdin() : readFile(name);
    for (const line of decode(bytes).split('\n')) {
      if (line.trim() === '') continue;
      const { id, text, error } = readRecord(line);
      if (text === undefined) {
        streams.out(`${safeJson({ id: id ?? null, error })}\n`);
        continue;
      }
      const whole = Buffer.from(text);
      const kept = whole.length > largestText ? decode(cutMiddle(whole)) : text;
      const report = judge(kept, whole.length > largestText ? whole.length - Buffer.byteLength(kept) : undefined);
      const code = exitCodeOf(report, options.failOn);
      if (code === 3 || worst === 0) worst = code;
      if (options.reply === true) {
        const { renderReply } = await import('../renderers/reply.ts');
        streams.out(`${safeJson({ id, reply: renderReply(report), report })}\n`);
      } else streams.out(`${safeJson({ id, ...report })}\n`);
    }
  }
  return worst;
}

function readRecord(line: string): { id?: unknown; text?: string; error?: string } {
  try {
    const read = JSON.parse(line) as { id?: unknown; text?: unknown } | null;
    if (typeof read !== 'object' || read === null || typeof read.text !== 'string') return { id: read?.id, error: 'no object with a text' };
    return { id: read.id ?? null, text: read.text };
  } catch {
    return { error: 'no JSON' };
  }
}

/** A text of any size, in bounded memory where it is a file: its head and its tail. */
async function readText(name: string, streams: Streams): Promise<{ text: string; cut: number }> {
  const { bytes, size } = name === '-' ? await streams.stdinEnds(largestText + 131_072) : readEnds(name);
  const kind = binaryKind(bytes);
  if (kind !== undefined) throw new UsageError(`${name === '-' ? 'standard input' : name}: this is ${kind}, no text of a report`);
  const kept = size > largestText ? cutMiddle(bytes) : bytes;
  return { text: decode(kept), cut: size > largestText ? size - kept.length : 0 };
}

function whole(bytes: Buffer): { bytes: Buffer; size: number } {
  return { bytes, size: bytes.length };
}

function readFile(name: string): Buffer {
  try {
    return readFileSync(name);
  } catch (error) {
    throw new UsageError(`${name}: ${reasonOf(error)}`);
  }
}

function readEnds(name: string): { bytes: Buffer; size: number } {
  let size: number;
  try {
    size = statSync(name).size;
  } catch (error) {
    throw new UsageError(`${name}: ${reasonOf(error)}`);
  }
  if (size <= largestText) return whole(readFile(name));
  const handle = openSync(name, 'r');
  try {
    const [head, tail] = [Buffer.alloc(largestText / 2), Buffer.alloc(largestText / 2 + 65_536)];
    readSync(handle, head, 0, head.length, 0);
    readSync(handle, tail, 0, tail.length, size - tail.length);
    return { bytes: Buffer.concat([head, Buffer.from('\n'), tail]), size };
  } finally {
    closeSync(handle);
  }
}
