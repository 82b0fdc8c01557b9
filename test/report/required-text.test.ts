import { expect, test } from 'vitest';
import { checks } from '../../src/check/registry.generated.ts';
import { requiredTexts } from '../../src/report/required-text.ts';

test.each([
  [/amdgpu: .*MES .* timed out/, [' timed out']],
  [/alpha|beta/, ['alpha', 'beta']],
  [/alpha|be/, ['']],
  [/(?:foo|bar) baz quux/, [' baz quux']],
  [/\b(?:cudaErrorX|CUDA_ERROR_X)\b(?! ?=)/, ['cudaerrorx', 'cuda_error_x']],
  [/\b(?:alpha|beta)?\b/, ['']],
  [/(?=alpha)\w/, ['']],
  [/(?:(?:alpha|beta)x|.)/, ['']],
  [/colou?r chart/, ['r chart']],
  [/GPU has fallen off the bus\.?/, ['gpu has fallen off the bus']],
  [/\bxid \(PCI:[^)]{1,20}\): 79/i, ['xid (pci:']],
  [/x{2,3}yz12/, ['yz12']],
  [/ab/, ['']],
  [/Error: \[Errno 2\] No such [a-z]\b/, ['error: [errno 2] no such ']],
  [/abcdef \\?"xy/, ['abcdef ']],
  [/path=\\"abc/, ['path=\\"abc']],
  [/one \(two\)?/, ['one (two']],
])('%s needs one of %j', (pattern, wanted) => expect(requiredTexts(pattern)).toEqual(wanted));

test('a line that a signature matches always holds one of its required texts', () => {
  let tried = 0;
  // The signatures' own sources, stripped of their marks, are lines that come close to matching; the tests of the checks hold real ones.
  for (const pattern of checks.flatMap(({ proves = [], hints = [], said = [] }) => [...proves, ...hints, ...said])) {
    for (const branch of [pattern.source, ...pattern.source.split('|')]) {
      const line = branch.replace(/\\([^A-Za-z0-9])/g, '$1').replace(/\\b|\^|\$|\(\?:|\(\?[=!<]+|\)/g, '');
      if (!pattern.test(line)) continue;
      tried++;
      expect(
        requiredTexts(pattern).some((text) => line.toLowerCase().includes(text)),
        `${pattern} in "${line}"`,
      ).toBe(true);
    }
  }
  expect(tried).toBeGreaterThan(100);
});
