import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import type { Diff } from '../../src/diff/diff-schema.ts';
import { runCli } from '../helpers/run-cli.ts';

const folder = mkdtempSync(join(tmpdir(), 'ai-doctor-record-'));
afterAll(() => rmSync(folder, { recursive: true }));

test('a redacted recording of this machine holds all that a live run reads', () => {
  const file = join(folder, 'now.machine.txt');
  expect(runCli(['record', '-o', file]).code).toBe(0);
  const diff = JSON.parse(runCli(['diff', file, '--json', '--fail-on', 'never']).out) as Diff;
  expect(diff.oneSided).toEqual([]);
  expect(diff.facts.filter(({ momentary }) => momentary !== true)).toEqual([]);
  expect(diff.findings.filter(({ change }) => change !== 'same')).toEqual([]);
});
