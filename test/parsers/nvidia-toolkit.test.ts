// Versions from https://github.com/NVIDIA/nvidia-container-toolkit/issues/146 and https://github.com/NVIDIA/nvidia-docker/issues/1608.
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { parseNvidiaToolkitConfig, parseToolkitVersion } from '../../src/parsers/nvidia-toolkit.ts';

const sample = (name: string): string => readFileSync(`test/parsers/samples/nvidia-toolkit/${name}.txt`, 'utf8');

test('the default file: what is in comments is not set', () => {
  expect(parseNvidiaToolkitConfig(sample('config-auto'))).toEqual({ mode: 'auto', noCgroups: null });
});

test('a file for rootless engines', () => {
  expect(parseNvidiaToolkitConfig(sample('config-rootless'))).toEqual({ mode: null, noCgroups: true });
});

test('other text is refused', () => {
  expect(() => parseNvidiaToolkitConfig('cat: config.toml: No such file or directory')).toThrow('no section');
});

test.each([
  ['NVIDIA Container Toolkit CLI version 1.14.3\ncommit: 53b24618a542025b108239fe602e66e912b7d6e2', '1.14.3'],
  ['cli-version: 1.8.0\nlib-version: 1.8.0', '1.8.0'],
  ['libnvidia-container.so.1.17.8', '1.17.8'],
])('version in %j', (text, version) => {
  expect(parseToolkitVersion(text)).toBe(version);
});

test('no version is refused', () => {
  expect(() => parseToolkitVersion('libnvidia-container.so.1')).toThrow('no version');
});
