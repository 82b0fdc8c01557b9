import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compareVersions, parseVersion, type VersionFamily } from '../../src/logic/versions/compare.ts';

function order(family: VersionFamily, a: string, b: string): number {
  const [left, right] = [parseVersion(family, a), parseVersion(family, b)];
  if (left === undefined || right === undefined) throw new Error(`${a} or ${b} is not read`);
  return compareVersions(family, left, right);
}

/** Published sequences, oldest first. */
const published: Partial<Record<VersionFamily, string[]>> = {
  linux: ['5.12', '6.6.87.2-microsoft-standard-WSL2', '6.8.0-45-generic', '6.16-rc3', '6.16', '6.16.9', '6.17.1-300.fc43.x86_64', '6.18.4'],
  release: ['v0.9.6', '0.12.0rc1', '0.12.0', '0.12.3', '0.30.0-rc2', '0.30.0', '2.9.1+cu128', '25.2.0-devel', '25.2.1', '550.144.03', '580.95.05', '595.71.05'],
  build: ['b4000', '9484', 'b9484-63e66fdd2x'.slice(0, 5).replace('9484', '9485'), 'build 11669'],
  dotted: ['2.6.1.0', '10.0.26100.1', '25.18.33578.6', '26.27.39122.12', '26.27.39122.13'],
  date: ['20240318.git3b128b60-0ubuntu2.21', '20251111-1.fc43', '20251125', '20260110'],
  deb: ['1.0~rc1', '1.0', '1.0-1', '1.0-1ubuntu2', '1.0-1ubuntu10', '1.0+dfsg-2', '1.2', '1:0.5'],
};

describe('version families', () => {
  test.each(Object.entries(published))('%s: a published sequence keeps its order', (family, versions) => {
    for (const [at, older] of versions.entries()) {
      expect(order(family as VersionFamily, older, older)).toBe(0);
      for (const newer of versions.slice(at + 1)) {
        expect([older, newer, order(family as VersionFamily, older, newer)]).toEqual([older, newer, -1]);
        expect(order(family as VersionFamily, newer, older)).toBe(1);
      }
    }
  });

  const dotted = fc.array(fc.nat({ max: 400 }), { minLength: 1, maxLength: 5 }).map((numbers) => numbers.join('.'));
  test.each<VersionFamily>(['linux', 'release', 'dotted', 'deb'])('%s: antisymmetric and transitive', (family) => {
    fc.assert(
      fc.property(dotted, dotted, dotted, (a, b, c) => {
        expect(order(family, a, b)).toBe(-order(family, b, a) + 0);
        if (order(family, a, b) <= 0 && order(family, b, c) <= 0) expect(order(family, a, c)).toBeLessThanOrEqual(0);
      }),
    );
  });

  test('what is no version is not read', () => {
    for (const family of ['linux', 'release', 'build', 'dotted', 'date', 'deb'] as const) {
      for (const text of ['', '   ', 'unknown', 'x'.repeat(10_000), 'ä/ö']) {
        if (family === 'deb' && text === 'unknown') continue;
        expect([family, text.slice(0, 20), parseVersion(family, text)]).toEqual([family, text.slice(0, 20), undefined]);
      }
    }
  });
});
