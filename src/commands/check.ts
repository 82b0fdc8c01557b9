import { newestEvidence } from '../check/newest-evidence.generated.ts';
import { checks as ownChecks } from '../check/registry.generated.ts';
import { clock } from '../host/clock.ts';
import { redactReport } from '../redact/redact-report.ts';
import { renderJson } from '../renderers/json.ts';
import { loadView } from '../renderers/view.ts';
import { exitCodeOf, type FailOn, makeReport, type Report } from '../report/report.ts';
import { UsageError } from '../usage/usage-error.ts';
import { version } from '../version.ts';
import { requireKnown, requireRuntimes } from './check-selection.ts';
import { loadSource } from './load-source.ts';
import { loadOutsideChecks } from './outside-checks.ts';
import type { reportFormats } from './report-formats.ts';
import type { Streams } from './streams.ts';

export interface CheckOptions {
  readonly format: (typeof reportFormats)[number];
  readonly from?: string;
  readonly asJudged?: boolean;
  readonly only: readonly string[];
  readonly skip: readonly string[];
  readonly runtime: readonly string[];
  readonly model?: string;
  readonly all?: boolean;
  readonly failOn: FailOn;
  readonly timeout: number;
  readonly wake?: boolean;
  readonly checks: readonly string[];
  readonly interactive?: boolean;
  /** False keeps the live view away. */
  readonly tui?: boolean;
  /** False shows names and addresses as they are. */
  readonly redact?: boolean;
}

/** Probes, judges, prints; returns the exit code. */
export async function check(options: CheckOptions, streams: Streams): Promise<number> {
  const live = options.format === 'text' && options.tui !== false && streams.isTty;
  if (options.interactive === true && !live) throw new UsageError('-i needs a terminal, and the text form');
  // ink takes longer to load than most probes take to answer, so its load starts first; a pipe, CI or another form loads nothing of it.
  const terminal = live ? loadView() : undefined;
  const progress = terminal === undefined ? undefined : watch(terminal);
  const report = await reportOf(options, streams, progress);
  streams.out((await progress?.end()) ?? '');
  if (options.interactive === true && terminal !== undefined) await (await terminal).browse(report, () => copyReport(report));
  streams.out(await render(report, options, streams));
  return exitCodeOf(report, options.failOn);
}

/** Tells the terminal's view which probes run; the view is opened only if they still do when it has been loaded. */
function watch(terminal: ReturnType<typeof loadView>): Watcher & { end(): Promise<string> } {
  const running = new Set<string>();
  let [total, done, over] = [0, 0, false];
  let view: ReturnType<Awaited<ReturnType<typeof loadView>>['showProgress']> | undefined;
  const update = (): void => view?.update({ total, running: [...running], done });
  terminal.then(({ showProgress }) => {
    if (over) return;
    view = showProgress();
    update();
  });
  return {
    onStart: (probe) => {
      total++;
      running.add(probe);
    },
    onEnd: (probe) => {
      running.delete(probe);
      done++;
      update();
    },
    end: async () => {
      over = true;
      return (await view?.end()) ?? '';
    },
  };
}

async function copyReport(report: Report): Promise<string> {
  const { copy, markdownOf } = await import('./report.ts');
  return copy(markdownOf(report));
}

interface Watcher {
  onStart(probe: string): void;
  onEnd(probe: string, ms: number): void;
}

/** The report of this machine, of a recording or of a report; every command that judges goes through here. */
export async function reportOf(options: CheckOptions, streams: Streams, watcher?: Watcher): Promise<Report> {
  const checks = options.checks.length === 0 ? ownChecks : [...ownChecks, ...(await loadOutsideChecks(options.checks))];
  requireKnown('--only', options.only, checks);
  requireKnown('--skip', options.skip, checks);
  const runtimes = requireRuntimes(options.runtime);
  const startedAt = new Date().toISOString();
  const started = clock();
  const {
    evidence,
    report: read,
    privateValues,
  } = await loadSource({ from: options.from, timeoutMs: options.timeout, wake: options.wake ?? false, model: options.model, ...(watcher ?? {}) }, streams);
  const judged = (): Report =>
    makeReport(evidence, {
      checks,
      version,
      startedAt,
      durationMs: clock() - started,
      only: options.only,
      skip: options.skip,
      runtimes,
      ...(checks === ownChecks ? { newestEvidence } : {}),
    });
  const report = options.asJudged === true && read !== undefined ? (await import('./judged-report.ts')).judgedReport(read, checks) : judged();
  return options.redact === false ? report : redactReport(report, privateValues());
}

async function render(report: Report, options: CheckOptions, streams: Streams): Promise<string> {
  switch (options.format) {
    case 'json':
      return renderJson(report);
    case 'ndjson':
      return (await import('../renderers/ndjson.ts')).renderNdjson(report);
    case 'md':
      return (await import('./report.ts')).markdownOf(report);
    case 'html':
      return (await import('../renderers/html.ts')).renderHtml(report);
    case 'sarif':
      return (await import('../renderers/sarif.ts')).renderSarif(report);
    case 'openmetrics':
      return (await import('../renderers/openmetrics.ts')).renderOpenmetrics(report);
    case 'text':
      return (await import('../renderers/text.ts')).renderText(report, {
        columns: streams.columns,
        colour: streams.colour,
        all: options.all ?? false,
        today: new Date().toISOString(),
      });
  }
}
