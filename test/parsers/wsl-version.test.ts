// From https://github.com/microsoft/WSL/issues/13295, https://github.com/microsoft/WSL/issues/11870 and https://github.com/microsoft/WSL/issues/6340.
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { parseWslVersion } from '../../src/parsers/wsl-version.ts';

const sample = (name: string): string => readFileSync(`test/parsers/samples/wsl-version/${name}.txt`, 'utf8');

test('the tracker’s form with wsl --version in it', () => {
  expect(parseWslVersion(sample('2.5.9-form'))).toEqual({ wsl: '2.5.9', windows: '10.0.26100.4652', kernel: '6.6.87.2', generation: 2 });
});

test('a form that names NVIDIA’s driver loosely', () => {
  expect(parseWslVersion(sample('2.2.4-form-nvidia'))).toEqual({
    wsl: '2.2.4',
    windows: '10.0.22631.3880',
    kernel: '5.15.153.1',
    generation: 2,
    nvidiaDriver: '560.70',
  });
});

test('wsl -l -v: the default distribution’s generation', () => {
  expect(parseWslVersion(sample('list-verbose'))).toEqual({ generation: 2 });
});

test('wsl -l -v: the default is not the one that runs', () => {
  const list = (...rows: string[]) => ['  NAME            STATE           VERSION', ...rows].join('\n');
  expect(parseWslVersion(list('* legacy          Stopped         1', '  Ubuntu-24.04    Running         2'))).toEqual({ generation: 2 });
  expect(parseWslVersion(list('* Ubuntu          Running         1', '  docker-desktop  Running         2'))).toEqual({ generation: 1 });
  expect(parseWslVersion(list('* legacy          Stopped         1', '  Ubuntu-24.04    Stopped         2'))).toEqual({ generation: 1 });
  expect(() => parseWslVersion(list('* legacy          Running         1', '  Ubuntu-24.04    Running         2'))).toThrow('no version');
});

test('zero bytes of UTF-16 are passed over', () => {
  expect(parseWslVersion('W\0S\0L\0 \0v\0e\0r\0s\0i\0o\0n\0:\0 \x002\0.\x006\0.\x003\0.\x000\0\r\0\n\0').wsl).toBe('2.6.3');
});

test('other text is refused', () => {
  expect(() => parseWslVersion('Linux box 6.8.0-45-generic #45-Ubuntu SMP')).toThrow('no version');
});
