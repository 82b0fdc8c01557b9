import { checks } from '../check/registry.generated.ts';
import { compareReports, newFindings } from '../diff/compare-reports.ts';
import { exitCodeOf, type FailOn } from '../report/report.ts';
import { UsageError } from '../usage/usage-error.ts';
import { reportOf } from './check.ts';
import type { Streams } from './streams.ts';

export interface DiffOptions {
  readonly format: 'text' | 'json';
  readonly all?: boolean;
  readonly failOn: FailOn;
  readonly timeout: number;
  readonly wake?: boolean;
  /** False shows names and addresses as they are. */
  readonly redact?: boolean;
}

/** Compares a recording or report with another, or with this machine as it is now; the exit code speaks of what is new. */
export async function diff(before: string, after: string | undefined, options: DiffOptions, streams: Streams): Promise<number> {
  if (before === '-' && after === '-') throw new UsageError('both sides cannot come from standard input');
  const judge = (from: string | undefined) =>
    reportOf({ only: [], skip: [], runtime: [], checks: [], ...options, ...(from === undefined ? {} : { from }) }, streams);
  const was = await judge(before);
  const is = await judge(after);
  const difference = compareReports(was, is, checks);
  streams.out(
    options.format === 'json'
      ? `${(await import('../renderers/json.ts')).safeJson(difference, 2)}\n`
      : (await import('../renderers/diff-text.ts')).renderDiffText(difference, {
          columns: streams.columns,
          colour: streams.colour,
          all: options.all ?? false,
          findings: [...is.findings, ...was.findings],
        }),
  );
  return exitCodeOf({ findings: newFindings(difference, is) }, options.failOn);
}
