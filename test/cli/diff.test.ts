import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import type { Diff } from '../../src/diff/diff-schema.ts';
import { runCli } from '../helpers/run-cli.ts';

const folder = mkdtempSync(join(tmpdir(), 'ai-doctor-diff-'));
afterAll(() => rmSync(folder, { recursive: true }));

const fedora = 'test/machines/rx-9070-xt.machine.txt';
/** The same machine after a kernel update. */
const updated = join(folder, 'updated.machine.txt');
writeFileSync(updated, readFileSync(fedora, 'utf8').replaceAll('6.18.3-200', '7.0.4-200'));

const json = (...args: readonly string[]): Diff => JSON.parse(runCli(['diff', ...args, '--json']).out) as Diff;

describe('ai-doctor diff', () => {
  test('two recordings: what is new, why, and an exit code for it', () => {
    const { code, out } = runCli(['diff', fedora, updated]);
    expect(out).toMatch(/New\n {2}Since Linux 6\.19/);
    expect(out).toContain('kernel: 6.18.3 → 7.0.4');
    expect(code).toBe(4);
    expect(runCli(['diff', fedora, updated, '--fail-on', 'never']).code).toBe(0);
    expect(runCli(['diff', updated, fedora]).code).toBe(0);
  });

  test('a recording and the report of it are the same machine', () => {
    const report = join(folder, 'report.json');
    writeFileSync(report, runCli(['check', '--from', fedora, '--json']).out);
    expect(json(fedora, report)).toMatchObject({ facts: [], oneSided: [], before: { source: { kind: 'recording' } }, after: { source: { kind: 'report' } } });
    expect(
      json(report, updated)
        .findings.filter(({ change }) => change === 'new')
        .map(({ id }) => id),
    ).toContain('amdgpu-lockup-timeout-2s');
  });

  test('one side from standard input', () => {
    const { out, code } = runCli(['diff', '-', updated, '--json'], { input: readFileSync(fedora, 'utf8') });
    expect(code).toBe(4);
    expect((JSON.parse(out) as Diff).facts.map(({ fact }) => fact)).toContain('kernel.version');
  });

  test('without a second file it is this machine', () => expect(json(fedora)).toMatchObject({ after: { source: { kind: 'live' } } }));

  test.each([
    [['diff'], /missing required argument 'before'/],
    [['diff', '/nonexistent'], /there is no such file/],
    [['diff', '-', '-'], /both sides cannot come from standard input/],
    [['diff', 'package.json'], /no report of ai-doctor/],
  ])('%s ends with 2 and a line', (args, says) => {
    const { code, err } = runCli(args);
    expect(code).toBe(2);
    expect(err).toMatch(says);
  });
});
