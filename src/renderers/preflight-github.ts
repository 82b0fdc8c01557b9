import type { PreflightReport, PreflightResult } from '../preflight/preflight-report-schema.ts';
import { plain } from './plain.ts';
import { askedName, remedyOf, stateWords, verdictSentence, whyOf } from './preflight-words.ts';

/** Workflow commands of GitHub Actions: an annotation for everything that is not met or not known, a notice for the whole. */
export function renderPreflightGithub(report: PreflightReport): string {
  const lines = report.requirements.flatMap((result) => {
    const command = commandOf(result);
    return command === undefined ? [] : [annotation(command, result, report)];
  });
  return `${[...lines, `::notice title=${property(`preflight ${askedName(report)}`)}::${message(verdictSentence(report))}`].join('\n')}\n`;
}

function commandOf({ level, state }: PreflightResult): 'error' | 'warning' | 'notice' | undefined {
  if (state === 'not-met') return level === 'must' ? 'error' : 'warning';
  if (state === 'unknown') return level === 'must' ? 'warning' : 'notice';
  return undefined;
}

function annotation(command: string, result: PreflightResult, { asked }: PreflightReport): string {
  const place = asked.file === null || result.line === undefined ? '' : `file=${property(asked.file)},line=${result.line},`;
  const text = [`${result.asks}: ${stateWords[result.state]}.`, whyOf(result), remedyOf(result)].filter((part) => part !== '').join(' ');
  return `::${command} ${place}title=${property(`${result.level}: ${result.id}`)}::${message(text)}`;
}

/** The runner reads `%25`, `%0D` and `%0A` back; in properties also the colon and the comma. */
function message(text: string): string {
  return plain(text).replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function property(text: string): string {
  return message(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
