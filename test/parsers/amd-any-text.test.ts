import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseAmdSmi } from '../../src/parsers/amd-smi.ts';
import { parseAmdgpuFirmwareInfo } from '../../src/parsers/amdgpu-firmware-info.ts';
import { parseAmdgpuLog } from '../../src/parsers/amdgpu-log.ts';
import { parseFirmwarePackages } from '../../src/parsers/firmware-packages.ts';
import { parseKfdMemBank, parseKfdNode } from '../../src/parsers/kfd-node.ts';
import { parseLspci } from '../../src/parsers/lspci.ts';
import { findInPciIds } from '../../src/parsers/pci-ids.ts';
import { parsePciResource, parseResizeMask } from '../../src/parsers/pci-resource.ts';
import { parsePciUevent } from '../../src/parsers/pci-uevent.ts';
import { parseRocmSmi } from '../../src/parsers/rocm-smi.ts';
import { parseRocminfo } from '../../src/parsers/rocminfo.ts';

const parsers: Record<string, (text: string) => unknown> = {
  parseAmdSmi,
  parseAmdgpuFirmwareInfo,
  parseAmdgpuLog,
  parseFirmwarePackages,
  parseKfdMemBank,
  parseKfdNode,
  parseLspci,
  findInPciIds: (text) => findInPciIds(text, 0x1002, 0x1586),
  parsePciResource,
  parseResizeMask,
  parsePciUevent,
  parseRocmSmi,
  parseRocminfo,
};

/** Pieces that the parsers look for, so that random texts get past their doors. */
const pieces = [
  '03:00.0 ',
  '"',
  '\t',
  '\n',
  ': ',
  '[0300]',
  '[1002:73ff]',
  ' (rev c7)',
  'Region 0: Memory at ',
  '[size=8G]',
  'Slot:\t',
  'ROCk module is loaded',
  'Agent 1\n',
  '  Name:   gfx1151',
  '0x',
  '0000000000000000 ',
  'GPU[0]\t\t: ',
  'GPU: 0\n',
  'AMDSMI ',
  'amdgpu 0000:c1:00.0: ',
  '[drm] Detected VRAM RAM=',
  'M, BAR=256M',
  'kfd kfd: added device 1002:73ff',
  'linux-firmware',
  '-20251125-1',
  'simd_count 24\n',
  'heap_type 1\n',
  'size_in_bytes ',
  'PCI_ID=1002:73FF\n',
  'PCI_CLASS=30000\n',
  '1002  ',
  '\t1586  ',
  ' feature version: 1, firmware version: 0x83',
];

describe('any text is parsed or refused with a reason', () => {
  test.each(Object.entries(parsers))('%s', (_, parse) => {
    fc.assert(
      fc.property(fc.array(fc.oneof(fc.constantFrom(...pieces), fc.string({ maxLength: 8 })), { maxLength: 40 }), (parts) => {
        try {
          parse(parts.join(''));
        } catch (error) {
          expect(error).toBeInstanceOf(Error);
          expect((error as Error).constructor).toBe(Error);
        }
      }),
      { numRuns: 150 },
    );
  });

  test.each(Object.entries(parsers))('%s takes no time for a megabyte', (_, parse) => {
    const started = performance.now();
    for (const text of [' '.repeat(1_000_000), 'A'.repeat(1_000_000), 'GPU[0]\t:'.repeat(120_000), 'Agent 1\n  Name:\n'.repeat(60_000)])
      try {
        parse(text);
      } catch (error) {
        expect(error).toBeInstanceOf(Error);
      }
    expect(performance.now() - started).toBeLessThan(2_000);
  });
});
