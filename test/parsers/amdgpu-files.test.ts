import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { parseAmdgpuFirmwareInfo } from '../../src/parsers/amdgpu-firmware-info.ts';
import { parseAmdgpuLog } from '../../src/parsers/amdgpu-log.ts';
import { parseFirmwarePackages } from '../../src/parsers/firmware-packages.ts';
import { parseKfdMemBank, parseKfdNode } from '../../src/parsers/kfd-node.ts';
import { findInPciIds } from '../../src/parsers/pci-ids.ts';
import { parsePciResource, parseResizeMask } from '../../src/parsers/pci-resource.ts';
import { parsePciUevent } from '../../src/parsers/pci-uevent.ts';

const sample = (name: string): string => readFileSync(new URL(`samples/${name}.txt`, import.meta.url), 'utf8');

describe('uevent of a PCI device', () => {
  // https://github.com/ilya-zlobintsev/LACT, tests/snapshots/amd
  test('three Radeons', () => {
    expect(parsePciUevent(sample('pci-uevent/rx-6600'))).toEqual({
      address: '0000:12:00.0',
      class: 0x030000,
      vendorId: 0x1002,
      deviceId: 0x73ff,
      subsystem: '1458:2334',
      driver: 'amdgpu',
    });
    expect(parsePciUevent(sample('pci-uevent/rx-7900-xtx'))).toMatchObject({ deviceId: 0x744c, class: 0x030000 });
    expect(parsePciUevent(sample('pci-uevent/strix-point'))).toMatchObject({ deviceId: 0x150e, class: 0x038000 });
  });

  test('without a driver; other text is refused', () => {
    expect(parsePciUevent('PCI_CLASS=30000\nPCI_ID=10DE:2684\nPCI_SLOT_NAME=0000:01:00.0\n').driver).toBeNull();
    expect(() => parsePciUevent('MAJOR=226\nMINOR=1\nDEVNAME=dri/card1\n')).toThrow('no PCI_ID');
  });
});

describe('resource of a PCI device', () => {
  const text = [
    '0x0000007c00000000 0x0000007dffffffff 0x000000000014220c',
    '0x0000000000000000 0x0000000000000000 0x0000000000000000',
    '0x0000007e00000000 0x0000007e001fffff 0x000000000014220c',
    '0x0000000000000000 0x0000000000000000 0x0000000000000000',
    '0x000000000000e000 0x000000000000e0ff 0x0000000000040101',
    '0x00000000fcb00000 0x00000000fcbfffff 0x0000000000040200',
    '0x00000000fcc00000 0x00000000fcc1ffff 0x0000000000046200',
  ].join('\n');

  test('memory BARs', () => {
    expect(parsePciResource(text)).toEqual([
      { index: 0, size: 8 * 2 ** 30, prefetchable: true, unassigned: false },
      { index: 2, size: 2 * 2 ** 20, prefetchable: true, unassigned: false },
      { index: 5, size: 2 ** 20, prefetchable: false, unassigned: false },
    ]);
  });

  test('a BAR without room', () => {
    expect(parsePciResource('0x0000000000000000 0x00000007ffffffff 0x000000002014220c\n')).toEqual([
      { index: 0, size: 32 * 2 ** 30, prefetchable: true, unassigned: true },
    ]);
    expect(() => parsePciResource('no such device')).toThrow('not lines of start, end and flags');
  });

  test('sizes that can be had', () => {
    expect(parseResizeMask('0000000000007f00\n')).toBe(16 * 2 ** 30);
    expect(() => parseResizeMask('0000000000000000\n')).toThrow('no mask of sizes');
  });
});

test('pci.ids', () => {
  const ids =
    '1002  Advanced Micro Devices, Inc. [AMD/ATI]\n\t1586  Strix Halo [Radeon 8060S Graphics]\n\t\tf111 000a  Desktop\n\t73ff  Navi 23\n10de  NVIDIA Corporation\n\t2684  AD102 [GeForce RTX 4090]\n';
  expect(findInPciIds(ids, 0x1002, 0x1586)).toBe('Radeon 8060S Graphics');
  expect(findInPciIds(ids, 0x1002, 0x73ff)).toBe('Navi 23');
  expect(findInPciIds(ids, 0x10de, 0x2684)).toBe('GeForce RTX 4090');
  expect(findInPciIds(ids, 0x1002, 0x2684)).toBeUndefined();
  expect(findInPciIds(ids, 0x8086, 0x2684)).toBeUndefined();
});

describe('KFD topology', () => {
  // https://github.com/ilya-zlobintsev/LACT and https://github.com/ROCm/k8s-device-plugin
  test('GPUs', () => {
    expect(parseKfdNode(sample('kfd-node/phoenix'))).toEqual({
      gfx: 'gfx1103',
      vendorId: 0x1002,
      deviceId: 0x15bf,
      address: '0000:64:00.0',
      renderMinor: 128,
      cwsrSize: null,
      ctlStackSize: null,
    });
    expect(parseKfdNode(sample('kfd-node/strix-point'))).toMatchObject({ gfx: 'gfx1150', address: '0000:c1:00.0' });
    expect(parseKfdNode(sample('kfd-node/mi300-cpx'))).toMatchObject({ gfx: 'gfx942', address: '0000:05:00.0' });
    // An old kernel names neither the target nor the domain.
    expect(parseKfdNode(sample('kfd-node/mi50-old-kernel'))).toMatchObject({ gfx: null, address: undefined, deviceId: 26720 });
  });

  test('the sizes that newer kernels show; gfx90a', () => {
    const text =
      'simd_count 80\ngfx_target_version 110501\nvendor_id 4098\ndevice_id 5510\nlocation_id 50432\ndomain 0\ncwsr_size 13598720\nctl_stack_size 28672\n';
    expect(parseKfdNode(text)).toMatchObject({ gfx: 'gfx1151', address: '0000:c5:00.0', cwsrSize: 13_598_720, ctlStackSize: 28_672 });
    expect(parseKfdNode('simd_count 416\ngfx_target_version 90010\n')).toMatchObject({ gfx: 'gfx90a' });
  });

  test('a processor; other text is refused', () => {
    expect(parseKfdNode(sample('kfd-node/phoenix-cpu'))).toBeUndefined();
    expect(() => parseKfdNode('heap_type 1\n')).toThrow('no simd_count');
  });

  test('memory banks', () => {
    expect(parseKfdMemBank('heap_type 1\nsize_in_bytes 31433977856\nflags 0\nwidth 128\nmem_clk_max 800\n')).toEqual({ heap: 1, bytes: 31_433_977_856 });
    expect(() => parseKfdMemBank('simd_count 1\n')).toThrow('no heap_type');
  });
});

describe('amdgpu_firmware_info', () => {
  // ROCm/legacy-rocm-build issues 6155, 2196 and 5745; https://github.com/ROCm/k8s-device-plugin
  test('versions by name', () => {
    expect(parseAmdgpuFirmwareInfo(sample('amdgpu-firmware-info/r9700'))).toMatchObject({ MEC: '0x00000c44', 'TA RAS': '0x1b3a0001' });
    expect(parseAmdgpuFirmwareInfo(sample('amdgpu-firmware-info/grep-mes-zero'))).toEqual({ MES_KIQ: '0x00000000', MES: '0x00000000' });
    expect(parseAmdgpuFirmwareInfo(sample('amdgpu-firmware-info/strix-halo'))).toMatchObject({ MEC: '0x00000020', RLCP: '0x11530506' });
    expect(parseAmdgpuFirmwareInfo(sample('amdgpu-firmware-info/mi50'))).toMatchObject({ MEC2: '0x00000160', SMC: '0x001c2800' });
  });

  test('other text is refused', () => {
    expect(() => parseAmdgpuFirmwareInfo('cat: /sys/kernel/debug/dri: Permission denied\n')).toThrow('no line with a feature and a firmware version');
  });
});

describe('amdgpu in the kernel log', () => {
  // https://github.com/ROCm/legacy-rocm-build/issues/5724
  test('Strix Point', () => {
    expect(parseAmdgpuLog(sample('amdgpu-log/strix-point'))).toEqual({
      gpus: [{ address: '0000:c1:00.0', pciId: '1002:150e', subsystem: 'f111:000b', revision: 0xc1 }],
    });
  });

  // https://github.com/ollama/ollama/issues/2453 and https://github.com/ggml-org/llama.cpp/issues/27097
  test('a Polaris card of a kernel that prints no address at first', () => {
    const text = [
      '[    5.156647] [drm] amdgpu version: 6.2.4',
      '[    5.480922] [drm] initializing kernel modesetting (POLARIS10 0x1002:0x67DF 0x1DA2:0xE366 0xE7).',
      '[    5.925618] amdgpu 0000:01:00.0: No more image in the PCI ROM',
      '[    6.100000] [drm] Detected VRAM RAM=8192M, BAR=256M',
      '[    6.200000] [drm] amdgpu: 15936M of GTT memory ready.',
      '[    7.026427] kfd kfd: amdgpu: skipped device 1002:67df, PCI rejects atomics 730<0',
    ].join('\n');
    expect(parseAmdgpuLog(text)).toEqual({
      driverVersion: '6.2.4',
      gpus: [
        {
          address: '0000:01:00.0',
          pciId: '1002:67df',
          subsystem: '1da2:e366',
          revision: 0xe7,
          vramTotal: 8192 * 2 ** 20,
          vramVisible: 256 * 2 ** 20,
          gttTotal: 15_936 * 2 ** 20,
          kfd: 'skipped',
        },
      ],
    });
  });

  // https://github.com/ROCm/legacy-rocm-build/issues/5595
  test('the version of the DKMS module alone', () => {
    expect(parseAmdgpuLog('[    3.601531] [drm] amdgpu version: 6.14.14\n[    3.602851] amdgpu: Virtual CRAT table created for CPU\n')).toEqual({
      driverVersion: '6.14.14',
      gpus: [],
    });
  });

  test('other text is refused', () => {
    expect(() => parseAmdgpuLog('[    2.1] nvidia-modeset: Loading NVIDIA Kernel Mode Setting Driver\n')).toThrow('no line of amdgpu or kfd');
  });
});

test('firmware packages as each tool lists them', () => {
  expect(parseFirmwarePackages('ii linux-firmware=20240318.git3b128b60-0ubuntu2.21\nrc amdgpu-dkms=1:6.12.12\nun amdgpu-dkms-firmware=\n')).toEqual({
    'linux-firmware': '20240318.git3b128b60-0ubuntu2.21',
  });
  expect(parseFirmwarePackages('ii  amdgpu-dkms-firmware     30.20.1.0.30200100-2255209.24.04   all   firmware blobs\n')).toEqual({
    'amdgpu-dkms-firmware': '30.20.1.0.30200100-2255209.24.04',
  });
  expect(
    parseFirmwarePackages('amd-gpu-firmware-20251125-1.fc43.noarch\nlinux-firmware-20251125-1.fc43.noarch\npackage amdgpu-dkms is not installed\n'),
  ).toEqual({
    'amd-gpu-firmware': '20251125-1.fc43',
    'linux-firmware': '20251125-1.fc43',
  });
  expect(parseFirmwarePackages('linux-firmware-amdgpu-20260110-1\nlinux-firmware-whence-20260110-1\nmesa-1:25.3.1-1\n')).toEqual({
    'linux-firmware-amdgpu': '20260110-1',
  });
  expect(parseFirmwarePackages('linux-firmware-amdgpu 20260110-1\n')).toEqual({ 'linux-firmware-amdgpu': '20260110-1' });
});
