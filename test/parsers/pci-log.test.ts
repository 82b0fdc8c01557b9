import { expect, test } from 'vitest';
import { parsePciLog } from '../../src/parsers/pci-log.ts';

const read = (text: string) => parsePciLog(text.trim().split('\n')).map(({ address, pciId }) => `${address} ${pciId}`);

test('a GPU without room, in the words of 6.9 and later', () => {
  // From https://github.com/HeyMeco/Rockchip-pcie-devices/issues/2.
  expect(
    read(`
[    2.819204] pci 0000:01:00.0: [10de:2204] type 00 class 0x030000 PCIe Legacy Endpoint
[    2.819280] pci 0000:01:00.0: BAR 1 [mem 0x00000000-0x0fffffff 64bit pref]
[    2.831115] pci 0000:01:00.0: BAR 1 [mem size 0x10000000 64bit pref]: can't assign; no space
[    2.831120] pci 0000:01:00.0: BAR 1 [mem size 0x10000000 64bit pref]: failed to assign`),
  ).toEqual(['0000:01:00.0 10de:2204']);
});

test('and in the older ones', () => {
  // The words from https://github.com/system76/firmware-open/issues/66.
  expect(
    read(`
[ 5372.1] pci 0000:06:00.0: [10de:1e04] type 00 class 0x030000
[ 5372.2] pci 0000:06:00.0: BAR 1: no space for [mem size 0x10000000 64bit pref]
[ 5372.3] pci 0000:06:00.0: BAR 1: failed to assign [mem size 0x10000000 64bit pref]`),
  ).toEqual(['0000:06:00.0 10de:1e04']);
});

test.each([
  ['a later try found room', "BAR 1 [mem size 0x10000000 64bit pref]: can't assign; no space\nBAR 1 [mem 0x900000000-0x90fffffff 64bit pref]: assigned"],
  ['a later try, older words', 'BAR 1: failed to assign [mem size 0x10000000 64bit pref]\nBAR 1: assigned [mem 0x900000000-0x90fffffff 64bit pref]'],
  ['the ROM', 'BAR 6: no space for [mem size 0x00080000 pref]\nBAR 6: failed to assign [mem size 0x00080000 pref]'],
  ['ports', 'BAR 5: no space for [io  size 0x0080]\nBAR 5: failed to assign [io  size 0x0080]'],
  ['a virtual function', "VF BAR 0 [mem size 0x00040000 64bit pref]: can't assign; no space"],
])('room enough: %s', (_, said) => {
  const lines = said.split('\n').map((each) => `[ 1.0] pci 0000:01:00.0: ${each}`);
  expect(read(`[ 0.9] pci 0000:01:00.0: [10de:2204] type 00 class 0x030000\n${lines.join('\n')}`)).toEqual([]);
});

test('amdgpu found no room for a larger region', () => {
  expect(
    read(`
[ 0.9] pci 0000:03:00.0: [1002:744c] type 00 class 0x030000
[ 5.0] amdgpu 0000:03:00.0: BAR 0: releasing [mem 0xc0000000-0xcfffffff 64bit pref]
[ 5.1] amdgpu 0000:03:00.0: BAR 0: no space for [mem size 0x800000000 64bit pref]
[ 5.2] amdgpu 0000:03:00.0: BAR 0: failed to assign [mem size 0x800000000 64bit pref]`),
  ).toEqual([]);
});

test('another device is no GPU', () => {
  expect(
    read(`
[ 0.9] pci 0000:06:00.1: [10de:10f7] type 00 class 0x040300
[ 1.0] pci 0000:06:00.1: BAR 0: failed to assign [mem size 0x00004000]`),
  ).toEqual([]);
});
