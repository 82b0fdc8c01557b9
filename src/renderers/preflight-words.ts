import type { PreflightReport, PreflightResult } from '../preflight/preflight-report-schema.ts';
import { plain } from './plain.ts';

/** What became of a requirement, in a few words. */
export const stateWords: Record<PreflightResult['state'], string> = {
  met: 'met',
  'not-met': 'not met',
  unknown: 'could not be established',
  'not-applicable': 'does not apply',
};

/** What was seen, or what is missing, as one line. */
export function whyOf(result: PreflightResult): string {
  const saw = result.saw.map(({ says, saw: value, source }) => `${plain(says)}: saw ${shorten(plain(value))}${source === '' ? '' : ` (${plain(source)})`}`);
  const missing = result.missing.map(
    ({ fact, reason, detail, get }) =>
      `${plain(fact)}: ${reason}${detail === undefined ? '' : `, ${plain(detail)}`}${get === undefined ? '' : `; see it with: ${get}`}`,
  );
  return [...saw, ...missing].join('; ');
}

/** What to do, as one line. */
export function remedyOf(result: PreflightResult): string {
  return result.remedy
    .map(
      ({ do: what, commands, setting, on }) =>
        `${plain(what)}${on === undefined ? '' : ` (${on})`}${setting === undefined ? '' : ` ${plain(setting)}`}${commands === undefined ? '' : ` ${commands.map(plain).join('; ')}`}`,
    )
    .join(' ');
}

export function askedName({ asked }: Pick<PreflightReport, 'asked'>): string {
  return plain(asked.version === null ? asked.name : `${asked.name}@${asked.version}`);
}

/** One sentence for the whole. */
export function verdictSentence(report: PreflightReport): string {
  const count = (level: PreflightResult['level'], state: PreflightResult['state']): number =>
    report.requirements.filter((each) => each.level === level && each.state === state).length;
  switch (report.verdict) {
    case 'go':
      return `Nothing stands in the way: ${report.requirements.filter(({ state }) => state === 'met').length} of ${report.requirements.length} requirements are met.`;
    case 'stop':
      return `${count('must', 'not-met')} of ${report.requirements.length} requirements must be met and is not.`.replace(
        /^(?!1 )(\d+ .*)and is not\.$/,
        '$1and are not.',
      );
    case 'warn':
      return `Everything that must be met is; ${count('should', 'not-met')} of the rest is not.`;
    case 'ask':
      return `Nothing failed, but ${count('must', 'unknown')} of ${report.requirements.length} requirements could not be established.`;
  }
}

function shorten(text: string): string {
  return text.length <= 240 ? text : `${text.slice(0, 239)}…`;
}
