import { expect, test } from 'vitest';
import { takeInventory } from '../../../src/host/inventory.ts';
import { askNative } from '../../../src/host/native/ask-native.ts';
import { parseIoUring } from '../../../src/parsers/io-uring-answer.ts';

test('the kernel answers the call itself, whatever it says', async () => {
  const answer = await askNative('io-uring', {});
  if (answer.got !== 'ok') {
    // A filter outside of a known container, or a platform without koffi's binary.
    expect(['unsupported', 'no-place-for-native']).toContain(answer.got);
    return;
  }
  const { setup, ops } = parseIoUring(answer.text);
  expect(setup).toMatch(/^(?:ok|E[A-Z]+)$/);
  if (setup === 'ok' && ops !== null) expect(ops).toEqual(expect.arrayContaining(['NOP', 'READV']));
});

test('the C library of this process', async () => {
  const answer = await askNative('libc', {});
  expect(answer.got === 'ok' ? JSON.parse(answer.text) : answer.got).toEqual(
    answer.got === 'ok' ? { kind: 'glibc', version: expect.stringMatching(/^\d+\.\d+/) } : expect.stringMatching(/^(?:unsupported|no-place-for-native)$/),
  );
});

test('topics beyond the list are not asked', async () => {
  expect(await takeInventory('graphics', {})).toMatchObject({ got: 'unsupported' });
});
