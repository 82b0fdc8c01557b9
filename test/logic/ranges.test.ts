import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type AffectedRange, inRanges, lintRanges } from '../../src/logic/ranges.ts';

const twoBranches: AffectedRange[] = [
  { introduced: '6.16', fixed: '6.16.9' },
  { introduced: '6.17', fixed: null, seen: ['6.17.0', '6.17.4'] },
];

describe('affected ranges', () => {
  test.each([
    ['6.15.11', 'false'],
    ['6.16', 'true'],
    ['6.16.8', 'true'],
    ['6.16.9', 'false'],
    ['6.17.4', 'true'],
    ['6.17.5', 'unknown'],
    ['6.16-rc3', 'unknown'],
    ['garbage', 'unknown'],
  ])('upstream %s: %s', (version, wanted) => expect(inRanges('linux', version, twoBranches, 'upstream')).toBe(wanted));

  test('a vendor kernel is false outside and unknown inside an upstream range', () => {
    expect(inRanges('linux', '6.16.4', twoBranches, 'ubuntu')).toBe('unknown');
    expect(inRanges('linux', '6.15.4', twoBranches, 'ubuntu')).toBe('false');
  });

  test('a range of the vendor’s own lineage decides for it alone', () => {
    const rows: AffectedRange[] = [...twoBranches, { introduced: '6.8', fixed: '6.8.12', lineage: 'ubuntu' }];
    expect(inRanges('linux', '6.8.4', rows, 'ubuntu')).toBe('true');
    expect(inRanges('linux', '6.16.4', rows, 'ubuntu')).toBe('false');
    expect(inRanges('linux', '6.8.4', rows, 'upstream')).toBe('false');
    expect(inRanges('linux', '6.8.4', rows, undefined)).toBe('unknown');
  });

  test('not knowing the lineage only loses answers', () => {
    const version = fc.tuple(fc.constantFrom(6, 7), fc.nat({ max: 20 }), fc.nat({ max: 12 })).map((numbers) => numbers.join('.'));
    fc.assert(
      fc.property(version, fc.constantFrom('upstream', 'ubuntu', 'rhel'), (read, lineage) => {
        const rows: AffectedRange[] = [...twoBranches, { introduced: '6.8', fixed: '6.8.12', lineage: 'ubuntu' }];
        expect([inRanges('linux', read, rows, lineage), 'unknown']).toContain(inRanges('linux', read, rows, undefined));
      }),
    );
  });

  test('an unnamed start is unknown below what was seen', () => {
    const rows: AffectedRange[] = [{ introduced: null, fixed: '25.3', seen: ['25.0', '25.2.4'] }];
    expect(inRanges('release', '24.3.1', rows, null)).toBe('unknown');
    expect(inRanges('release', '25.1', rows, null)).toBe('true');
    expect(inRanges('release', '25.3.1', rows, null)).toBe('false');
  });

  test('the linter names what is unsound', () => {
    expect(lintRanges('linux', twoBranches)).toEqual([]);
    expect(lintRanges('linux', [{ introduced: '6.17', fixed: '6.16' }])).toHaveLength(1);
    expect(
      lintRanges('linux', [
        { introduced: '6.1', fixed: '6.5' },
        { introduced: '6.4', fixed: '6.6' },
      ]),
    ).toHaveLength(1);
    expect(lintRanges('linux', [{ introduced: '6.5', fixed: null, seen: ['6.4', '6.3'] }]).length).toBeGreaterThan(0);
  });
});
