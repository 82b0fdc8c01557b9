import { existsSync } from 'node:fs';
import { checks } from '../check/registry.generated.ts';
import { clock } from '../host/clock.ts';
import { askedProbe } from '../preflight/asked.ts';
import type { CompiledDocument } from '../preflight/compile.ts';
import { judgePreflight } from '../preflight/judge-preflight.ts';
import type { PreflightReport } from '../preflight/preflight-report-schema.ts';
import { probes } from '../probes/registry.generated.ts';
import { nothingPrivate, type PrivateValues } from '../redact/private-values.ts';
import { makeRedactor } from '../redact/redact.ts';
import { suggest } from '../usage/nearest.ts';
import { UsageError } from '../usage/usage-error.ts';
import { version } from '../version.ts';
import { loadSource, readInput } from './load-source.ts';
import type { preflightFormats } from './preflight-formats.ts';
import type { Streams } from './streams.ts';

export interface PreflightOptions {
  readonly format: (typeof preflightFormats)[number];
  readonly asUser?: string;
  readonly from?: string;
  readonly timeout: number;
  readonly wake?: boolean;
  /** False shows names and addresses as they are. */
  readonly redact?: boolean;
}

/** Judges a machine by a profile's or a file's requirements, prints the answer, returns the exit code. */
export async function preflight(wanted: string | undefined, options: PreflightOptions, streams: Streams): Promise<number> {
  const started = clock();
  const startedAt = new Date().toISOString();
  const user = options.asUser ?? null;
  if (user !== null && !/^[A-Za-z_][A-Za-z0-9_.-]{0,31}$/.test(user)) throw new UsageError(`--as-user: "${user}" is no user name`);
  const { compiled, asked } = await load(wanted, user, options, streams);
  const own = askedProbe(compiled.asked);
  const { evidence, privateValues } = await loadSource(
    { from: options.from, timeoutMs: options.timeout, wake: options.wake ?? false, probes: own === undefined ? probes : [...probes, own] },
    streams,
  );
  const report = judgePreflight(compiled.requirements, evidence, { checks, version, startedAt, durationMs: clock() - started, asked });
  streams.out(await render(options.redact === false ? report : redact(report, privateValues()), options, streams));
  return report.exitCode;
}

interface Loaded {
  readonly compiled: CompiledDocument;
  readonly asked: PreflightReport['asked'];
}

/** A profile by its name (`ollama`, `ollama@0.32`), else a file. */
async function load(wanted: string | undefined, user: string | null, options: PreflightOptions, streams: Streams): Promise<Loaded> {
  const { loadProfile, profileNames } = await import('../preflight/profiles.ts');
  if (wanted === undefined) throw new UsageError(`preflight needs a profile or a file; profiles: ${profileNames.join(', ')}`);
  const [name = '', release] = wanted.split('@');
  if (profileNames.includes(name) && !wanted.includes('/')) return await loadProfile(name, release, user);
  if (wanted !== '-' && !/[./]/.test(name) && !existsSync(wanted)) throw new UsageError(suggest(name, profileNames, 'no profile'));
  if (wanted === '-' && options.from === '-') throw new UsageError('the requirements and --from cannot both come from standard input');
  const text = await readInput(wanted, streams);
  const [{ readDocument }, { DocumentFaults }] = await Promise.all([import('../preflight/read-document.ts'), import('../preflight/placed-text.ts')]);
  const file = wanted === '-' ? 'standard input' : wanted;
  try {
    const { document, compiled } = readDocument(text, checks, user);
    return {
      compiled,
      asked: { name: document.name ?? file, version: null, about: document.about ?? null, file: wanted === '-' ? null : wanted, user, notes: [] },
    };
  } catch (error) {
    if (!(error instanceof DocumentFaults)) throw error;
    throw new UsageError(error.faults.map(({ line, message }) => `${file}:${line}: ${message}`).join('\nai-doctor: '));
  }
}

/** What was read from the machine, and what names its people and paths; the profile's own sentences hold neither. */
function redact(report: PreflightReport, known: PrivateValues = nothingPrivate): PreflightReport {
  const redactor = makeRedactor(known);
  return {
    ...report,
    machine: redactor.value(report.machine),
    asked: {
      ...report.asked,
      file: report.asked.file === null ? null : redactor.text(report.asked.file),
      name: redactor.text(report.asked.name),
      user: report.asked.user === null ? null : redactor.text(report.asked.user),
    },
    requirements: report.requirements.map((result) => ({
      ...result,
      asks: redactor.text(result.asks),
      saw: redactor.value(result.saw),
      missing: redactor.value(result.missing),
      remedy: redactor.value(result.remedy),
    })),
    redacted: redactor.counts(),
  };
}

async function render(report: PreflightReport, options: PreflightOptions, streams: Streams): Promise<string> {
  switch (options.format) {
    case 'json':
      return `${(await import('../renderers/json.ts')).safeJson(report, 2)}\n`;
    case 'sh':
      return (await import('../renderers/preflight-sh.ts')).renderPreflightSh(report);
    case 'github':
      return (await import('../renderers/preflight-github.ts')).renderPreflightGithub(report);
    case 'junit':
      return (await import('../renderers/preflight-junit.ts')).renderPreflightJunit(report);
    case 'text':
      return (await import('../renderers/preflight-text.ts')).renderPreflightText(report, { columns: streams.columns, colour: streams.colour });
  }
}
