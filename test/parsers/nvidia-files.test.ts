import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { parseMissingLibraries } from '../../src/parsers/loader-error.ts';
import { findNvidiaModule } from '../../src/parsers/modules-dep.ts';
import { parseNvidiaGpuInformation } from '../../src/parsers/nvidia-gpu-information.ts';
import { parseNvidiaParams } from '../../src/parsers/nvidia-params.ts';
import { parseNvidiaVersion } from '../../src/parsers/nvidia-version.ts';
import { parseNvidiaXids } from '../../src/parsers/nvidia-xid.ts';

const sample = (path: string) => readFileSync(new URL(`samples/${path}.txt`, import.meta.url), 'utf8');

describe('/proc/driver/nvidia/version', () => {
  test.each([
    ['proprietary-384.98-ubuntu', '384.98', 'proprietary'],
    ['proprietary-550.144.03', '550.144.03', 'proprietary'],
    ['proprietary-580.173.02-truenas', '580.173.02', 'proprietary'],
    ['open-525.60.11-arch', '525.60.11', 'open'],
    ['open-555.58-no-gcc-line-locale-date', '555.58', 'open'],
    ['open-565.57.01-ubuntu24.04', '565.57.01', 'open'],
    ['open-jetson-35.3.1', '35.3.1', 'open'],
  ])('%s', (name, version, flavour) => {
    expect(parseNvidiaVersion(sample(`nvidia-version/${name}`))).toMatchObject({ version, flavour });
  });

  test('the compiler, where it is named', () => {
    expect(parseNvidiaVersion(sample('nvidia-version/open-525.60.11-arch')).compiler).toBe('gcc version 12.2.0 (GCC)');
    expect(parseNvidiaVersion(sample('nvidia-version/open-555.58-no-gcc-line-locale-date')).compiler).toBeNull();
  });

  test('another text is refused', () => {
    expect(() => parseNvidiaVersion('cat: /proc/driver/nvidia/version: No such file or directory')).toThrow('NVRM version');
  });
});

test('/proc/driver/nvidia/params', () => {
  expect(parseNvidiaParams(sample('nvidia-params/staged'))).toMatchObject({ EnableGpuFirmware: '18', PreserveVideoMemoryAllocations: '0', RegistryDwords: '' });
  expect(() => parseNvidiaParams('No such file')).toThrow();
});

test('/proc/driver/nvidia/gpus/*/information', () => {
  expect(parseNvidiaGpuInformation(sample('nvidia-gpu-information/rtx-3090-gsp'))).toEqual({
    model: 'NVIDIA GeForce RTX 3090',
    pci: '0000:01:00.0',
    gsp: '590.48.01',
    vbios: '94.02.26.40.81',
  });
  const asleep = 'Model: \t\t NVIDIA GeForce RTX 3050 Ti\nVideo BIOS: \t ??.??.??.??.??\nBus Location: \t 0000:01:00.0\nGPU Firmware: \t N/A\n';
  expect(parseNvidiaGpuInformation(asleep)).toMatchObject({ vbios: null, gsp: null });
  expect(() => parseNvidiaGpuInformation('Runtime D3 status: ?')).toThrow();
});

describe('modules.dep', () => {
  test.each([
    'updates/dkms/nvidia.ko.zst: kernel/drivers/acpi/video.ko.zst\n',
    'kernel/drivers/net/nlmon.ko: \nupdates/dkms/nvidia-current.ko: kernel/drivers/acpi/video.ko\n',
    'kernel/nvidia-580-open/nvidia.ko:\nkernel/nvidia-580-open/nvidia-uvm.ko: kernel/nvidia-580-open/nvidia.ko\n',
    'extra/nvidia-uvm.ko.xz: extra/nvidia.ko.xz\nextra/nvidia.ko.xz:\n',
  ])('%s', (text) => expect(findNvidiaModule(text)).toMatch(/nvidia/));

  test.each([
    '',
    'kernel/drivers/platform/x86/nvidia-wmi-ec-backlight.ko.zst: kernel/drivers/acpi/video.ko.zst\n',
    'kernel/drivers/video/fbdev/nvidia/nvidiafb.ko: kernel/drivers/video/fbdev/core/vgastate.ko\n',
    'kernel/drivers/i2c/busses/i2c-nvidia-gpu.ko.zst: \nupdates/dkms/nvidia-fs.ko: updates/dkms/missing.ko\n',
  ])('other modules: %s', (text) => expect(findNvidiaModule(text)).toBeUndefined());
});

test('Xid lines', () => {
  const log = `[1200.1] NVRM: GPU at PCI:0000:2b:00: GPU-0b11d014-1685-04bd-26ed-5fc0bc1c44ae
[1200.2] NVRM: Xid (PCI:0000:2b:00): 79, GPU has fallen off the bus.
[1200.3] NVRM: Xid (PCI:0000:10:1c): 63, pid=1896, Row Remapper: New row marked for remapping, reset gpu to activate.`;
  expect(parseNvidiaXids(log)).toEqual([
    { code: 79, pci: '0000:2b:00' },
    { code: 63, pci: '0000:10:1c' },
  ]);
  // With MIG, and where the removal of channels names its cause.
  expect(parseNvidiaXids('NVRM: Xid (PCI:0000:C7:00 GPU-I:05 GPU-CI:00): 94, pid=7194, name=python, Contained: SM (0x1)')).toEqual([
    { code: 94, pci: '0000:c7:00', program: 'python' },
  ]);
  expect(parseNvidiaXids('NVRM: Xid (PCI:0000:dc:00): 45, pid=1818990, name=python3, Ch 00000001 caused by previous Xid 149')).toEqual([
    { code: 45, pci: '0000:dc:00', program: 'python3' },
    { code: 149, pci: '0000:dc:00', fatal: true },
  ]);
  expect(
    parseNvidiaXids(
      'NVRM: Xid (PCI:0000:00:00): 149, NETIR_LINK_EVT Fatal XC0 i0 Link 00 (0x025001c6)\nNVRM: Xid (PCI:0018:01:00): 145, RLW_RXPIPE Nonfatal XC0 i0 Link 13',
    ),
  ).toEqual([
    { code: 149, pci: '0000:00:00', fatal: true },
    { code: 145, pci: '0018:01:00' },
  ]);
  expect(() => parseNvidiaXids('NVRM: loading NVIDIA UNIX Open Kernel Module')).toThrow();
});

test('libraries that the loader missed', () => {
  const log = 'ollama_llama_server: error while loading shared libraries: libcublas.so.12: cannot open shared object file: No such file or directory';
  expect(parseMissingLibraries(`${log}\n${log}`)).toEqual(['libcublas.so.12']);
  expect(() => parseMissingLibraries('libcublas.so.12 => /usr/lib/libcublas.so.12')).toThrow();
});
