import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { parseLshw } from '../../src/parsers/lshw.ts';
import { itemsOf, triageOf } from '../triage/read.ts';

const sample = readFileSync('test/parsers/samples/lshw/intel-and-opal.txt', 'utf8');
const unclaimed = `  *-display:0 UNCLAIMED
       description: Display controller
       product: Navi 33 [Radeon RX 7600] [1002:7480]
       vendor: Advanced Micro Devices, Inc. [AMD/ATI] [1002]
       bus info: pci@0000:2d:00.0
       configuration: latency=0
  *-usb
       product: Navi 33 USB [1002:0000]`;

describe('lshw', () => {
  test('two displays, of which the second breaks off before its driver', () => {
    expect(parseLshw(sample)).toEqual([
      { name: 'Intel Skylake GT2 [HD Graphics 520]', driver: 'i915', pci: '0000:00:02.0', pciId: undefined },
      { name: 'AMD Opal XT [Radeon R7 M265/M365X/M465]', driver: undefined, pci: '0000:03:00.0', pciId: undefined },
    ]);
  });

  test('one that no driver has, with its numbers; other devices are none', () => {
    expect(parseLshw(unclaimed)).toEqual([{ name: 'AMD Navi 33 [Radeon RX 7600]', driver: null, pci: '0000:2d:00.0', pciId: '1002:7480' }]);
  });

  test('without a display it is not this', () => expect(() => parseLshw('  *-network\n       product: Ethernet')).toThrow('no display'));
});

test('in a text it names the GPU, and that no driver has it', () => {
  const report = triageOf(`Ollama uses the CPU.\n\n\`\`\`\n${unclaimed}\n\`\`\``);
  expect(itemsOf(report, 'gpus')).toMatchObject([{ arch: 'gfx1102', vendor: 'amd', driver: null, pciId: '1002:7480' }]);
});
