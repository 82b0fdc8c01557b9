import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import type { Report } from '../../src/report/report.ts';
import { runCli } from '../helpers/run-cli.ts';

const folder = mkdtempSync(join(tmpdir(), 'ai-doctor-test-'));
afterAll(() => rmSync(folder, { recursive: true }));

function file(name: string, text: string): string {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
}

const machine = file(
  'machine.txt',
  'ai-doctor recording 1\n-- ok file /proc/sys/kernel/osrelease\n6.17.1-arch1-1\n-- ok file /proc/version\nLinux version 6.17.1-arch1-1\n-- ok file /proc/cmdline\nquiet\n',
);
const outside = (name: string, body: string): string => file(name, `export default ({ all, any, kernel, holds }) => (${body});`);
const always = (impact: string, more = ''): string =>
  `{ id: 'planted', layer: 'kernel', kind: 'fault', title: 'Planted', impact: '${impact}', symptom: 's', blamedOn: 'b', runtimes: [], when: kernel.cmdline.has(/quiet/), remedy: [{ do: 'd' }], verify: 'v', owner: { component: 'linux' }, evidence: [{ url: 'https://example.org', date: '2026', establishes: 'e', strength: 'documented' }], ${more} }`;

describe('ai-doctor check', () => {
  test('a recording is judged as JSON and as text', () => {
    const { code, out } = runCli(['--json', '--from', machine]);
    const report = JSON.parse(out) as Report;
    expect(code).toBe(0);
    expect(report.source.kind).toBe('recording');
    expect(report.facts['kernel.version']).toMatchObject({ value: '6.17.1' });
    const text = runCli(['--from', machine]).out;
    expect(text).toMatch(/kernel 6\.17\.1/);
    expect(text).not.toMatch(/\x1b/);
  });

  test('a JSON report is judged anew, or shown as it was', () => {
    const first = runCli(['--json', '--from', machine]).out;
    const path = file('report.json', first);
    const again = JSON.parse(runCli(['--json', '--from', path]).out) as Report;
    expect(again.source.kind).toBe('report');
    expect({ ...again, source: null, startedAt: null, durationMs: null, timings: null, redacted: null }).toEqual({
      ...JSON.parse(first),
      source: null,
      startedAt: null,
      durationMs: null,
      timings: null,
      // What is redacted already is not counted again.
      redacted: null,
    });
    expect(JSON.parse(runCli(['--json', '--as-judged', '--from', path]).out)).toEqual(JSON.parse(first));
    expect(JSON.parse(runCli(['--json', '--from', '-'], { input: first }).out).source.kind).toBe('report');
  });

  test.each([
    ['blocked', [], 3],
    ['degraded', [], 4],
    ['risk', [], 0],
    ['risk', ['--fail-on', 'risk'], 4],
    ['blocked', ['--fail-on', 'never'], 0],
    ['blocked', ['--skip', 'x/planted'], 0],
  ] as const)('a planted fault of impact %s with %j: exit %i', (impact, args, wanted) => {
    expect(runCli(['--from', machine, '--only', 'x/planted', '--checks', outside(`${impact}.mjs`, always(impact)), ...args]).code).toBe(
      args[0] === '--skip' ? 0 : wanted,
    );
  });

  test('a check that throws is listed as crashed, and the run goes on', () => {
    const path = outside('crash.mjs', `[${always('risk', "when: holds('x', [kernel.cmdline], () => { throw new Error('bang') })")}]`);
    const report = JSON.parse(runCli(['--json', '--from', machine, '--checks', path]).out) as Report;
    expect(report.crashed).toEqual([{ id: 'x/planted', error: 'bang' }]);
  });

  test.each([
    ['a truncated recording', () => ['--from', file('cut.txt', 'ai-doctor recording 1\n-- ok file /x\nhalf')], /cut\.txt:3: .*cut off/],
    ['a truncated report', () => ['--from', file('cut.json', '{"schemaVersion":1,\n"tool":')], /cut\.json:2: no JSON/],
    ['a file that is neither', () => ['--from', file('other.json', '{}')], /no report of ai-doctor/],
    ['no file', () => ['--from', join(folder, 'none')], /there is no such file/],
    ['an unknown id in --only', () => ['--from', machine, '--only', 'kernal'], /did you mean kernel\?/],
    ['an unknown id in --skip', () => ['--from', machine, '--skip', 'firmwear'], /did you mean firmware\?/],
    ['an unknown command', () => ['recrod'], /did you mean record\?/],
    ['an unknown option', () => ['--formt', 'json'], /--format/],
    ['a bad limit', () => ['--timeout', 'soon'], /Milliseconds/],
    ['a check file that is none', () => ['--from', machine, '--checks', file('bad.mjs', 'export default 3')], /no function/],
    ['an unknown check to explain', () => ['explain', 'nothing-of-this-kind'], /no check is called/],
    ['an unknown runtime', () => ['--from', machine, '--runtime', 'olama'], /did you mean ollama\?/],
  ] as const)('%s: one line, exit 2', (_, args, message) => {
    const { code, out, err } = runCli(args());
    expect(code).toBe(2);
    expect(out).toBe('');
    expect(err.trim().split('\n').length).toBeLessThanOrEqual(2);
    expect(err).toMatch(message);
  });

  test('text from outside cannot bring escape codes to the terminal', () => {
    const nasty = file(
      'nasty.txt',
      'ai-doctor recording 1\n-- ok (escaped) file /etc/os-release\nID=x\nPRETTY_NAME="\\u001b]0;owned\\u0007\\u001b[31mred\\u009b31m\\u202e"\n',
    );
    for (const args of [
      ['--from', nasty],
      ['--json', '--from', nasty],
    ])
      expect(runCli(args).out).not.toMatch(/[\x00-\x09\x0b-\x1f\x7f-\x9f\u202e]/);
  });

  test('--version, --help and list answer', () => {
    expect(runCli(['--version']).out).toMatch(/^\d+\.\d+\.\d+\n$/);
    expect(runCli(['--help']).out).toMatch(/explain/);
    expect(runCli(['list', 'facts', '--json']).out).toMatch(/"kernel\.version"/);
  });
});
