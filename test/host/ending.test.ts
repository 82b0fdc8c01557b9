import { expect, test } from 'vitest';
import { openEnding } from '../../src/host/ending.ts';

test('listeners are called once, and not those that were taken back', () => {
  const calls: string[] = [];
  const ending = openEnding();
  ending.onEnd(() => calls.push('kept'));
  ending.onEnd(() => calls.push('taken back'))();
  ending.end();
  ending.end();
  expect([ending.over, calls]).toEqual([true, ['kept']]);
});

test('who comes when it is over is called as well, but not before it knows how to take that back', async () => {
  const ending = openEnding();
  ending.end();
  const calls: boolean[] = [];
  let returned = false;
  ending.onEnd(() => calls.push(returned));
  returned = true;
  await Promise.resolve();
  expect(calls).toEqual([true]);
});
