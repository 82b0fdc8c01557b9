import type { PreflightReport, PreflightResult } from '../preflight/preflight-report-schema.ts';
import { plain } from './plain.ts';
import { askedName, remedyOf, verdictSentence, whyOf } from './preflight-words.ts';

/**
 * Assignments for `eval "$(ai-doctor preflight … --format sh)"`, one a line and nothing else: every value stands in single quotes, in which a
 * POSIX shell expands nothing.
 */
export function renderPreflightSh(report: PreflightReport): string {
  const ids = (level: PreflightResult['level'], state: PreflightResult['state']): string =>
    report.requirements.flatMap((each) => (each.level === level && each.state === state ? [each.id] : [])).join(' ');
  const decisive =
    report.requirements.find(({ level, state }) => level === 'must' && state === (report.verdict === 'ask' ? 'unknown' : 'not-met')) ??
    report.requirements.find(({ level, state }) => level === 'should' && state === 'not-met');
  const values: readonly (readonly [name: string, value: string])[] = [
    ['VERDICT', report.verdict],
    ['EXIT', String(report.exitCode)],
    ['ASKED', askedName(report)],
    ['MACHINE', report.machine.title],
    ['SUMMARY', verdictSentence(report)],
    ['MUST_NOT_MET', ids('must', 'not-met')],
    ['MUST_UNKNOWN', ids('must', 'unknown')],
    ['SHOULD_NOT_MET', ids('should', 'not-met')],
    ['SHOULD_UNKNOWN', ids('should', 'unknown')],
    ['MESSAGE', decisive === undefined ? '' : decisive.asks],
    ['SAW', decisive === undefined ? '' : whyOf(decisive)],
    ['REMEDY', decisive === undefined ? '' : remedyOf(decisive)],
    ['COUNT', String(report.requirements.length)],
    ...report.requirements.flatMap((result, at): (readonly [string, string])[] => [
      [`${at + 1}_ID`, result.id],
      [`${at + 1}_LEVEL`, result.level],
      [`${at + 1}_STATE`, result.state],
      [`${at + 1}_ASKS`, result.asks],
      [`${at + 1}_SAW`, whyOf(result)],
      [`${at + 1}_REMEDY`, remedyOf(result)],
    ]),
  ];
  return values.map(([name, value]) => `AI_DOCTOR_${name}=${quoteForShell(value)}\n`).join('');
}

/** A word that every POSIX shell reads back as this very text, on one line and without control characters. */
export function quoteForShell(text: string): string {
  return `'${plain(text).replaceAll("'", `'\\''`)}'`;
}
