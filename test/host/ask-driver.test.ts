import { expect, test } from 'vitest';
import { openEnding } from '../../src/host/ending.ts';
import { askDriver } from '../../src/host/native/ask-driver.ts';

// The drivers themselves are asked in test/real/drivers; these need none.
const libc = process.platform === 'linux';

test.runIf(libc)('a library that is not there is an answer, with the loader’s words', { timeout: 20_000 }, async () => {
  const answer = await askDriver('cuda /nowhere/libcuda.so.1', { timeoutMs: 15_000 });
  expect(answer.got === 'ok' && JSON.parse(answer.text)).toEqual({
    unloadable: '/nowhere/libcuda.so.1: cannot open shared object file: No such file or directory',
  });
});

test.runIf(libc)('what is no query is unsupported', { timeout: 20_000 }, async () => {
  expect(await askDriver('tarot', { timeoutMs: 15_000 })).toEqual({ got: 'unsupported', detail: 'nothing answers tarot' });
});

test('a limit that is too short for any child is a timeout, and says that it was at work', async () => {
  expect(await askDriver('cuda', { timeoutMs: 60 })).toMatchObject({ got: 'timeout', detail: expect.stringMatching(/^(?:busy|asleep) after/) });
});

test('the end of the run ends it', async () => {
  const gate = openEnding();
  setTimeout(() => gate.end(), 20);
  expect(await askDriver('cuda', { timeoutMs: 15_000, until: gate })).toMatchObject({ got: 'timeout' });
});
