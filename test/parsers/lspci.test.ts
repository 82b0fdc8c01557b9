import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { parseLspci } from '../../src/parsers/lspci.ts';

const sample = (name: string): string => readFileSync(new URL(`samples/lspci/${name}.txt`, import.meta.url), 'utf8');
const displays = (text: string) => parseLspci(text).filter(({ classCode, kind }) => classCode === 0x300 || /VGA/.test(kind ?? ''));

describe('lspci', () => {
  // https://github.com/gammaman88/proxmox-amd-5700u-gpu-passthrough
  test('-nn', () => {
    expect(displays(sample('nn-ryzen-5700u'))).toEqual([
      {
        address: '0000:05:00.0',
        kind: 'VGA compatible controller',
        classCode: 0x300,
        name: 'Advanced Micro Devices, Inc. [AMD/ATI] Lucienne',
        pciId: '1002:164c',
        revision: 0xc1,
        bars: [],
      },
    ]);
  });

  // https://github.com/jpnt/linux-kernel-config
  test('-nk -D', () => {
    expect(displays(sample('nk-tigerlake'))).toEqual([
      { address: '0000:00:02.0', classCode: 0x300, pciId: '8086:9a49', revision: 1, subsystem: '1043:15cc', driver: 'i915', modules: ['i915'], bars: [] },
    ]);
  });

  // https://github.com/Delaunay/regression
  test('-k, and a device without a driver', () => {
    const devices = parseLspci(sample('k-8x-vega20'));
    expect(devices.find(({ address }) => address === '0000:00:01.2')).toMatchObject({ kind: 'PCI bridge', driver: 'pcieport' });
    expect(devices.find(({ address }) => address === '0000:00:02.0')?.driver).toBeUndefined();
    const listed = parseLspci('03:00.0 VGA compatible controller: X\n\tSubsystem: Y\n\tKernel modules: amdgpu\n');
    expect(listed[0]?.driver).toBeNull();
    expect(listed[0]?.modules).toEqual(['amdgpu']);
  });

  // https://github.com/canonical/inference-snaps-cli
  test('-vmmnD', () => {
    expect(displays(sample('vmmnD-addw4'))).toMatchObject([
      { address: '0000:00:02.0', pciId: '8086:a788', subsystem: '1558:0353', revision: 4, iommuGroup: '0' },
      { address: '0000:01:00.0', pciId: '10de:28a1', subsystem: '1558:0353', revision: 0xa1, iommuGroup: '10' },
    ]);
  });

  test('-mm', () => {
    expect(
      parseLspci(
        '03:00.0 "VGA compatible controller [0300]" "Advanced Micro Devices, Inc. [AMD/ATI] [1002]" "Navi 23 [73ff]" -rc7 -p00 "Gigabyte [1458]" "Device [2334]"\n',
      ),
    ).toMatchObject([{ pciId: '1002:73ff', subsystem: '1458:2334', revision: 0xc7, classCode: 0x300, kind: 'VGA compatible controller' }]);
  });

  // Put together of https://github.com/geerlingguy/raspberry-pi-pcie-devices/issues/741 and lspci's source.
  test('-vv with regions, link and the resizable BAR', () => {
    const [card] = parseLspci(
      [
        '03:00.0 VGA compatible controller: Advanced Micro Devices, Inc. [AMD/ATI] Navi 31 [Radeon RX 7900 XT/7900 XTX] (rev c8) (prog-if 00 [VGA controller])',
        '\tRegion 0: Memory at e0000000 (64-bit, prefetchable) [size=256M]',
        '\tRegion 2: Memory at <unassigned> (64-bit, prefetchable) [size=2M]',
        '\tRegion 5: Memory at fc900000 (32-bit, non-prefetchable) [size=1M]',
        '\t\tLnkCap:\tPort #0, Speed 16GT/s, Width x16, ASPM L1',
        '\t\tLnkSta:\tSpeed 2.5GT/s (downgraded), Width x8 (downgraded)',
        '\t\tBAR 0: current size: 256MB, supported: 256MB 512MB 1GB 2GB 4GB 8GB 16GB 32GB',
        '\tKernel driver in use: amdgpu',
      ].join('\n'),
    );
    expect(card).toMatchObject({ revision: 0xc8, driver: 'amdgpu', linkWidth: 8, linkWidthMax: 16, rebarCurrent: 256 * 2 ** 20 });
    expect(card?.bars).toEqual([
      { region: 0, bytes: 256 * 2 ** 20, prefetchable: true, unassigned: false },
      { region: 2, bytes: 2 * 2 ** 20, prefetchable: true, unassigned: true },
      { region: 5, bytes: 2 ** 20, prefetchable: false, unassigned: false },
    ]);
  });

  test('a 3D controller, as cards for servers and GPUs of laptops are called', () => {
    const text = ['03:00.0 3D controller [0302]: NVIDIA Corporation GP104GL [Tesla P4] [10de:1bb3] (rev a1)', '\tKernel driver in use: nvidia'].join('\n');
    expect(parseLspci(text)).toMatchObject([{ kind: '3D controller', classCode: 0x302, pciId: '10de:1bb3', driver: 'nvidia' }]);
    expect(parseLspci(text.replace('3D controller [0302]', '3D controller'))).toMatchObject([{ kind: '3D controller', driver: 'nvidia' }]);
  });

  test('other text is refused', () => {
    expect(() => parseLspci('Bus 001 Device 002: ID 8087:0024 Intel Corp. Hub\n')).toThrow('no line starts with a PCI address');
  });
});
