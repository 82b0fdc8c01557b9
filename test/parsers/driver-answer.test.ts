// Answers of our own queries: Debian 12's libamdhip64-5 and libze1 without a GPU; the rest by the headers that the queries name
import { expect, test } from 'vitest';
import { parseDriverAnswer } from '../../src/parsers/driver-answer.ts';

test('an error of the library', () => {
  expect(
    parseDriverAnswer('{"library":"/usr/lib/x86_64-linux-gnu/libamdhip64.so.5.2.21153","result":{"code":100,"name":"hipErrorNoDevice"},"version":"5.2.21153"}'),
  ).toEqual({
    library: '/usr/lib/x86_64-linux-gnu/libamdhip64.so.5.2.21153',
    result: { code: 100, name: 'hipErrorNoDevice' },
    version: '5.2.21153',
    devices: [],
  });
  expect(
    parseDriverAnswer('{"library":"/usr/lib/x86_64-linux-gnu/libze_loader.so.1.8.0","result":{"code":2013265921,"name":"ZE_RESULT_ERROR_UNINITIALIZED"}}')
      .result?.name,
  ).toBe('ZE_RESULT_ERROR_UNINITIALIZED');
});

test('a library that does not load', () => {
  expect(parseDriverAnswer('{"unloadable":"libcuda.so.1: cannot open shared object file: No such file or directory"}').unloadable).toContain('libcuda.so.1');
});

test('devices', () => {
  const text =
    '{"library":null,"result":{"code":0,"name":"NVML_SUCCESS"},"version":"580.95.05","devices":[{"name":"NVIDIA GeForce RTX 4090","pci":"0000:01:00.0","memory":25757220864,"capability":"8.9"},{"error":"NVML_ERROR_GPU_IS_LOST"}]}';
  expect(parseDriverAnswer(text).devices).toHaveLength(2);
});

test('what is no answer is refused', () => {
  expect(() => parseDriverAnswer('{"devices":[]}')).toThrow('no result');
  expect(() => parseDriverAnswer('')).toThrow();
});
