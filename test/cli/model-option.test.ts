import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { formatBytes } from '../../src/host/host.ts';
import { runCli } from '../helpers/run-cli.ts';
import { tinyGguf } from '../real/tiny-gguf.ts';

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'ai-doctor-model-'));
  const model = tinyGguf();
  writeFileSync(join(folder, 'cut.gguf'), model.subarray(0, 50_000));
  writeFileSync(
    join(folder, 'recording.txt'),
    `ai-doctor recording 1\n-- ok list /proc\n-- ok stat /m/x.gguf\nkind=file size=50000\n-- ok bytes /m/x.gguf 0-8192\n${formatBytes(model.subarray(0, 8192))}`,
  );
  writeFileSync(join(folder, 'report.json'), runCli(['--json', '--from', join(folder, 'recording.txt')]).out);
});
afterAll(() => rmSync(folder, { recursive: true }));

describe('--model', () => {
  test('a file of this machine, named from where one stands', () => {
    const { out, code } = runCli(['--json', '--only', 'model-config', '--model', 'cut.gguf'], { cwd: folder });
    expect(code).toBe(3);
    expect(JSON.parse(out).findings).toMatchObject([{ id: 'model-file-not-gguf', verdict: 'present' }]);
  });

  test('a file that a recording holds', () => {
    const { out } = runCli(['--json', '--only', 'model-config', '--from', join(folder, 'recording.txt'), '--model', '/m/x.gguf']);
    expect(JSON.parse(out).findings).toMatchObject([{ id: 'model-file-not-gguf' }]);
  });

  test.each([
    [['--model', '/nowhere/x.gguf'], /--model \/nowhere\/x\.gguf: there is no such file/],
    [['--model', '/'], /it is no plain file/],
    [['--from', 'recording.txt', '--model', '/m/y.gguf'], /the recording holds no such file/],
    [['--from', 'report.json', '--model', '/m/x.gguf'], /a report holds no files/],
  ])('%j is a usage error', (words, said) => {
    const { code, out, err } = runCli(words, { cwd: folder });
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toMatch(said);
  });
});
