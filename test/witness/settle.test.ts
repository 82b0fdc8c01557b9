import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { sameGpuName } from '../../src/reference/same-gpu-name.ts';
import type { Claims, FactClaim, SubjectClaim } from '../../src/witness/claim.ts';
import { settle } from '../../src/witness/settle.ts';

const none: Claims = { facts: [], subjects: [], lists: [] };
const claim = (fact: string, value: unknown, standing: FactClaim['standing'], source: string = standing, subject?: string): FactClaim => ({
  fact,
  finding: { value, source },
  standing,
  ...(subject === undefined ? {} : { subject }),
});
const subject = (name: string, hints: SubjectClaim['hints'] = {}): SubjectClaim => ({ list: 'gpus', subject: name, hints });

describe('witness', () => {
  test('the better standing wins, and the contradiction stays with the fact', () => {
    const { scalars } = settle(
      { ...none, facts: [claim('kernel.version', '6.16', 'prose'), claim('kernel.version', '6.17.1', 'kernel'), claim('kernel.version', '6.17.1', 'tool')] },
      sameGpuName,
    );
    expect(scalars['kernel.version']).toEqual({ value: '6.17.1', source: 'kernel', contradictedBy: [{ value: '6.16', source: 'prose' }] });
  });

  test('a value wins over a gap, whoever reports it; a fact of prose alone says so', () => {
    const { scalars } = settle(
      { ...none, facts: [{ fact: 'a', finding: { gap: 'denied', source: 'kernel' }, standing: 'kernel' }, claim('a', 1, 'prose')] },
      sameGpuName,
    );
    expect(scalars.a).toEqual({ value: 1, source: 'prose', prose: true });
  });

  test('one device named by five sources is one device', () => {
    const facts = settle(
      {
        facts: [
          claim('gpus[].name', 'Navi 23', 'kernel', 'pci', 'pci:0000:03:00.0'),
          claim('gpus[].kfdArch', 'gfx1032', 'kernel', 'kfd', 'kfd:1'),
          claim('gpus[].vramTotal', 8, 'library', 'vulkan', 'vulkan:0'),
          claim('gpus[].firmware', {}, 'tool', 'drm', 'drm:card1'),
          claim('gpus[].arch', 'gfx1032', 'prose', 'line 3', 'name:rx 6600'),
        ],
        subjects: [
          subject('pci:0000:03:00.0', { pciId: '1002:73ff', name: 'Radeon RX 6600' }),
          subject('kfd:1', { pci: '0000:03:00.0' }),
          subject('vulkan:0', { pciId: '1002:73ff', name: 'AMD Radeon RX 6600 (RADV NAVI23)' }),
          subject('drm:card1', { same: ['pci:0000:03:00.0'] }),
          subject('name:rx 6600', { name: 'RX 6600' }),
        ],
        lists: [{ list: 'gpus', complete: true }],
      },
      sameGpuName,
    );
    const gpus = facts.lists.gpus;
    expect(gpus).toMatchObject({ complete: true, value: [{ key: 'pci:0000:03:00.0' }] });
    expect(gpus !== undefined && 'value' in gpus ? Object.keys(gpus.value[0]?.facts ?? {}).sort() : []).toEqual([
      'arch',
      'firmware',
      'kfdArch',
      'name',
      'vramTotal',
    ]);
  });

  test('two equal cards stay two, and a name that fits both is neither, nor a third', () => {
    const facts = settle(
      {
        ...none,
        subjects: [
          subject('pci:0000:03:00.0', { pciId: '10de:2684', name: 'RTX 4090' }),
          subject('pci:0000:04:00.0', { pciId: '10de:2684', name: 'RTX 4090' }),
          subject('name:rtx 4090', { name: 'RTX 4090' }),
        ],
      },
      sameGpuName,
    );
    expect(facts.lists.gpus).toMatchObject({ value: [{ key: 'pci:0000:03:00.0' }, { key: 'pci:0000:04:00.0' }] });
  });

  test('an unread list is a gap, one that another source completes is not', () => {
    const gap = { list: 'gpus', complete: { gap: 'denied' as const, source: 'a' } };
    expect(settle({ ...none, lists: [gap] }, sameGpuName).lists.gpus).toMatchObject({ gap: 'denied' });
    expect(settle({ ...none, lists: [gap, { list: 'gpus', complete: true }] }, sameGpuName).lists.gpus).toEqual({ complete: true, value: [] });
  });

  test('the order of claims of different standing does not matter', () => {
    const claims = [claim('a', 1, 'kernel'), claim('a', 2, 'tool'), claim('a', 3, 'log'), claim('b', 'x', 'prose')];
    fc.assert(
      fc.property(fc.shuffledSubarray(claims, { minLength: 4 }), (shuffled) => {
        expect(settle({ ...none, facts: shuffled }, sameGpuName)).toEqual(settle({ ...none, facts: claims }, sameGpuName));
      }),
    );
  });
});
