import { spawnSync } from 'node:child_process';
import { describe, expect, test } from 'vitest';
import { askKernelRing } from '../../src/host/native/kernel-ring.ts';

const dmesg = spawnSync('dmesg', { encoding: 'utf8', env: { ...process.env, LC_ALL: 'C' }, maxBuffer: 1 << 28 });

describe.skipIf(dmesg.status !== 0)('the kernel’s own buffer', () => {
  test('is what dmesg prints', async () => {
    const answer = await askKernelRing(64 * 1024 * 1024);
    if (answer.got !== 'ok') throw new Error(answer.got);
    // dmesg indents the further lines of one message; and lines may have come meanwhile.
    const wordsOf = (text: string): string[] =>
      text
        .trimEnd()
        .split('\n')
        .map((line) => line.replace(/^(?:\[ *[\d.]+\])? */, ''));
    const [mine, theirs] = [wordsOf(answer.text), wordsOf(dmesg.stdout)];
    expect(mine.slice(0, theirs.length)).toEqual(theirs);
  });

  test('is cut at its beginning, between lines', async () => {
    const answer = await askKernelRing(2_000);
    if (answer.got !== 'ok') throw new Error(answer.got);
    expect(answer.cut).toBe(true);
    expect(answer.text.length).toBeLessThanOrEqual(2_000);
    expect(answer.text).toMatch(/^\[/);
  });
});
