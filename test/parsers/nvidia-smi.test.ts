import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import {
  isVgpuName,
  licenseStates,
  parseNvidiaSmiCsv,
  parseNvidiaSmiFailure,
  parseNvidiaSmiList,
  parseNvidiaSmiQuery,
  parseNvidiaSmiTable,
  parseNvidiaSmiVersion,
} from '../../src/parsers/nvidia-smi.ts';

const sample = (name: string) => readFileSync(new URL(`samples/nvidia-smi/${name}.txt`, import.meta.url), 'utf8');
const gib = 1024 ** 3;

describe('nvidia-smi, the table', () => {
  test('a GTX 680 on 470: the name is cut', () => {
    const { driverVersion, cudaVersion, gpus } = parseNvidiaSmiTable(sample('table-GTX680'));
    expect({ driverVersion, cudaVersion }).toEqual({ driverVersion: '470.256.02', cudaVersion: '11.4' });
    expect(gpus).toMatchObject([{ index: 0, name: null, pci: '0000:08:00.0', memoryTotal: 2000 * 1024 ** 2, computeMode: 'Default', migMode: null }]);
  });

  test('four A100', () => {
    const { gpus } = parseNvidiaSmiTable(sample('table-A100SXMx4'));
    expect(gpus.map(({ pci }) => pci)).toEqual(['0000:68:00.0', '0000:9e:00.0', '0000:c2:00.0', '0000:d4:00.0']);
    expect(gpus[3]).toMatchObject({ index: 3, name: 'NVIDIA A100-SXM4-80GB', memoryTotal: 80 * gib, migMode: 'Disabled' });
  });

  test('610 words its header anew', () => {
    const { driverVersion, cudaVersion, gpus } = parseNvidiaSmiTable(sample('table-rtx2080s-610'));
    expect({ driverVersion, cudaVersion }).toEqual({ driverVersion: '610.57.04', cudaVersion: '13.3' });
    expect(gpus).toHaveLength(1);
    expect(gpus[0]).toMatchObject({ name: null, memoryTotal: 8 * gib, pci: '0000:0c:00.0' });
  });

  test('MIG devices are no GPUs', () => {
    expect(parseNvidiaSmiTable(sample('table-h100-mig')).gpus).toMatchObject([{ name: 'NVIDIA H100 80GB HBM3', migMode: 'Enabled', pci: '0000:00:09.0' }]);
  });

  test('a GB10 has no memory of its own, and a PCI domain', () => {
    expect(parseNvidiaSmiTable(sample('table-gb10')).gpus).toMatchObject([{ name: 'NVIDIA GB10', memoryTotal: null, pci: '000f:01:00.0' }]);
  });

  test('a quoted table', () => {
    const quoted = sample('table-A100SXMx4').replace(/^/gm, '> ');
    expect(parseNvidiaSmiTable(quoted).gpus).toHaveLength(4);
  });

  test('a driver of 2017, with a short domain', () => {
    const row = '|   0  GeForce GTX 1070    Off  | 0000:42:00.0     Off |                  N/A |';
    const header = '| NVIDIA-SMI 375.66                 Driver Version: 375.66                    |';
    expect(parseNvidiaSmiTable(`${header}\n${row}\n| N/A   44C    P8     8W / 151W |      1MiB /  8113MiB |      0%      Default |`).gpus).toMatchObject([
      { name: 'GeForce GTX 1070', pci: '0000:42:00.0' },
    ]);
  });

  test('a message is refused', () => {
    expect(() => parseNvidiaSmiTable(sample('fail-mismatch'))).toThrow('no header');
  });
});

describe('nvidia-smi -q', () => {
  test('two RTX 4060 Ti', () => {
    const { driverVersion, cudaVersion, gpus } = parseNvidiaSmiQuery(sample('q-rtx4060ti'));
    expect({ driverVersion, cudaVersion, count: gpus.length }).toEqual({ driverVersion: '550.54.14', cudaVersion: '12.4', count: 2 });
    expect(gpus[0]).toMatchObject({
      name: 'NVIDIA GeForce RTX 4060 Ti',
      pci: '0000:03:00.0',
      pciId: '10de:2803',
      computeMode: 'Default',
      linkWidth: 4,
      linkWidthMax: 8,
    });
  });

  test('MIG and fabric state of an H100', () => {
    const { gpus } = parseNvidiaSmiQuery(sample('q-h100-mig'));
    expect(gpus).toHaveLength(1);
    expect(gpus[0]).toMatchObject({ migMode: 'Enabled', memoryTotal: 81559 * 1024 ** 2 });
  });

  test('the licence of a virtual GPU', () => {
    const { gpus } = parseNvidiaSmiQuery(`==============NVSMI LOG==============
Driver Version                            : 550.90.07
Attached GPUs                             : 1
GPU 00000002:00:00.0
    Product Name                          : NVIDIA A10-24Q
    GPU Virtualization Mode
        Virtualization Mode               : VGPU
        Host VGPU Mode                    : N/A
    vGPU Software Licensed Product
        Product Name                      : NVIDIA RTX Virtual Workstation
        License Status                    : Licensed (Expiry: 2025-3-22 4:43:14 GMT)`);
    expect(gpus[0]).toMatchObject({ name: 'NVIDIA A10-24Q', license: 'Licensed (Expiry: 2025-3-22 4:43:14 GMT)' });
    expect(licenseStates(gpus.map(({ license }) => license))).toEqual(['Licensed']);
  });

  test.each(['GRID V100D-32C', 'NVIDIA A16-16Q', 'NVIDIA L4-12Q', 'NVIDIA A100XM-40C', 'NVIDIA A100-3-20C', 'GRID P100-8Q', 'NVIDIA RTX6000-Ada-48Q'])(
    'a virtual GPU by its name: %s',
    (name) => {
      expect(isVgpuName(name)).toBe(true);
    },
  );

  test.each(['NVIDIA A100-SXM4-40GB', 'NVIDIA GeForce RTX 4090', 'Tesla V100-PCIE-16GB', 'NVIDIA H100 80GB HBM3', 'GRID K520', 'NVIDIA A10'])(
    'none: %s',
    (name) => {
      expect(isVgpuName(name)).toBe(false);
    },
  );

  test('610 keeps the old keys with a remark', () => {
    expect(parseNvidiaSmiQuery(sample('q-rtx2080s-610'))).toMatchObject({ driverVersion: '610.57.04', cudaVersion: '13.3' });
  });

  test('the table is refused', () => {
    expect(() => parseNvidiaSmiQuery(sample('table-gb10'))).toThrow('NVSMI LOG');
  });
});

describe('other forms', () => {
  test('-L', () => {
    expect(parseNvidiaSmiList(sample('list-h100-mig')).map(({ name }) => name)).toEqual(['NVIDIA H100 80GB HBM3']);
    expect(parseNvidiaSmiList(sample('list-rtx4060-laptop'))).toMatchObject([{ index: 0, name: 'NVIDIA GeForce RTX 4060 Laptop GPU' }]);
    expect(() => parseNvidiaSmiList('no devices')).toThrow();
  });

  test('--query-gpu as CSV', () => {
    expect(parseNvidiaSmiCsv(sample('csv-gb10').split('\n').slice(1).join('\n')).gpus).toMatchObject([{ memoryTotal: null, name: null }]);
    const ours =
      'index, pci.bus_id, name, driver_version, memory.total [MiB], compute_cap\n0, 00000000:01:00.0, NVIDIA GeForce RTX 3090, 550.144.03, 24576 MiB, 8.6\n';
    expect(parseNvidiaSmiCsv(ours)).toMatchObject({
      driverVersion: '550.144.03',
      gpus: [{ index: 0, pci: '0000:01:00.0', computeCapability: '8.6', memoryTotal: 24 * gib }],
    });
    expect(() => parseNvidiaSmiCsv('Field "compute_cap" is not a valid field to query.\n')).toThrow();
  });

  test('--version', () => {
    expect(parseNvidiaSmiVersion(sample('version-610'))).toEqual({ cudaVersion: '13.3' });
    expect(parseNvidiaSmiVersion(sample('version-590'))).toEqual({ cudaVersion: '13.1' });
    expect(() => parseNvidiaSmiVersion("Invalid combination of input arguments. Please run 'nvidia-smi -h' for help.")).toThrow();
  });

  test('failures', () => {
    expect(parseNvidiaSmiFailure(sample('fail-mismatch'))).toEqual({
      kind: 'mismatch',
      message: 'Failed to initialize NVML: Driver/library version mismatch',
      library: '580.178',
    });
    expect(parseNvidiaSmiFailure(sample('fail-mismatch-550'))).toMatchObject({ kind: 'mismatch', library: null });
    expect(parseNvidiaSmiFailure(sample('fail-no-communication')).kind).toBe('no-driver');
    expect(parseNvidiaSmiFailure(sample('fail-no-devices')).kind).toBe('no-devices');
    expect(parseNvidiaSmiFailure('Unable to determine the device handle for GPU0000:01:00.0: Unknown Error\n').kind).toBe('lost');
    expect(() => parseNvidiaSmiFailure(sample('table-gb10'))).toThrow();
  });
});
