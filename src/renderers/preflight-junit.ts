import type { PreflightReport, PreflightResult } from '../preflight/preflight-report-schema.ts';
import { plain } from './plain.ts';
import { askedName, remedyOf, stateWords, whyOf } from './preflight-words.ts';

/** JUnit XML: a must that is not met is a failure, one that is not known an error; a should never fails a build and is skipped with its reason. */
export function renderPreflightJunit(report: PreflightReport): string {
  const cases = report.requirements.map(testCase);
  const count = (wanted: string): number => report.requirements.filter((result) => elementOf(result) === wanted).length;
  const name = escapeXml(`preflight ${askedName(report)}`);
  const counts = `tests="${cases.length}" failures="${count('failure')}" errors="${count('error')}" skipped="${count('skipped')}"`;
  const time = (report.durationMs / 1000).toFixed(3);
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites name="ai-doctor" ${counts} time="${time}">`,
    `  <testsuite name="${name}" ${counts} time="${time}" timestamp="${escapeXml(report.startedAt.replace(/\.\d+Z$|Z$/, ''))}">`,
    ...cases,
    '  </testsuite>',
    '</testsuites>',
    '',
  ].join('\n');
}

function elementOf({ level, state }: PreflightResult): 'failure' | 'error' | 'skipped' | undefined {
  if (state === 'met') return undefined;
  if (level === 'should' || state === 'not-applicable') return 'skipped';
  return state === 'not-met' ? 'failure' : 'error';
}

function testCase(result: PreflightResult): string {
  const head = `    <testcase classname="${escapeXml(`preflight.${result.level}`)}" name="${escapeXml(`${result.id}: ${result.asks}`)}"`;
  const element = elementOf(result);
  if (element === undefined) return `${head}/>`;
  const type = element === 'skipped' ? '' : ` type="${escapeXml(result.state)}"`;
  const text = [whyOf(result), remedyOf(result)].filter((part) => part !== '').join('\n');
  const body = element === 'skipped' ? '' : escapeXml(text, true);
  const summary = element === 'skipped' ? [stateWords[result.state], text].filter(Boolean).join(': ') : stateWords[result.state];
  return `${head}>\n      <${element} message="${escapeXml(summary)}"${type}>${body}</${element}>\n    </testcase>`;
}

/** What XML 1.0 can hold, without its marks. */
function escapeXml(text: string, lines = false): string {
  const clean = lines ? text.split('\n').map(plain).join('\n') : plain(text);
  return clean
    .replace(/[\ufffe\uffff]/g, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&apos;');
}
