import { expect, test } from 'vitest';
import { parseTegraRelease } from '../../src/parsers/tegra-release.ts';

test.each([
  ['# R36 (release), REVISION: 4.7, GCID: 42132812, BOARD: generic, EABI: aarch64, DATE: Thu Sep 18 22:54:44 UTC 2025\n# KERNEL_VARIANT: oot\n', '36.4.7'],
  ['# R35 (release), REVISION: 4.1, GCID: 33958178, BOARD: t186ref, EABI: aarch64, DATE: Tue Aug  1 19:57:35 UTC 2023', '35.4.1'],
  ['# R34 (release), REVISION: 1.0, GCID: 30102743', '34.1.0'],
])('%s', (text, release) => {
  expect(parseTegraRelease(text)).toBe(release);
});

test.each(['', '# R36 (beta), REVISION: 4.7', 'BOARD: generic'])('“%s” names no release', (text) => {
  expect(() => parseTegraRelease(text)).toThrow('no line names a release');
});
