import { expect, test } from 'vitest';
import { checks } from '../../src/check/registry.generated.ts';
import { requiredText } from '../../src/report/required-text.ts';

test.each([
  [/amdgpu: .*MES .* timed out/, ' timed out'],
  [/a|b/, ''],
  [/(?:foo|bar) baz quux/, ' baz quux'],
  [/colou?r chart/, 'r chart'],
  [/GPU has fallen off the bus\.?/, 'gpu has fallen off the bus'],
  [/\bxid \(PCI:[^)]{1,20}\): 79/i, 'xid (pci:'],
  [/x{2,3}yz12/, 'yz12'],
  [/ab/, ''],
])('%s needs "%s"', (pattern, wanted) => expect(requiredText(pattern)).toBe(wanted));

test('a line that a signature matches always holds its required text', () => {
  // The signatures' own sources, stripped of their marks, are lines that come close to matching; the tests of the checks hold real ones.
  for (const pattern of checks.flatMap(({ proves = [], hints = [] }) => [...proves, ...hints])) {
    const line = pattern.source.replace(/\\([^A-Za-z0-9])/g, '$1').replace(/\\b|\^|\$|\(\?:|\(\?[=!<]+|\)/g, '');
    if (pattern.test(line)) expect(line.toLowerCase()).toContain(requiredText(pattern));
  }
});
