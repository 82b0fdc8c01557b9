import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { parseAmdSmi } from '../../src/parsers/amd-smi.ts';
import { parseRocmSmi } from '../../src/parsers/rocm-smi.ts';
import { parseRocminfo } from '../../src/parsers/rocminfo.ts';

const sample = (name: string): string => readFileSync(new URL(`samples/${name}.txt`, import.meta.url), 'utf8');

describe('rocminfo', () => {
  // https://github.com/hellcatjack/strix-halo-rocm-toolkit
  test('Strix Halo', () => {
    expect(parseRocminfo(sample('rocminfo/strix-halo'))).toEqual({
      module: { loaded: true },
      runtimeVersion: '1.18',
      gpus: [{ gfx: 'gfx1151', name: 'AMD Radeon Graphics', deviceId: 0x1586, address: '0000:c6:00.0', memory: 128 * 2 ** 30, integrated: true }],
    });
  });

  // https://github.com/oobabooga/textgen/issues/4531
  test('busy at the memory’s idle clock', () => {
    const head = '======= ROCm System Management Interface =======\nGPU  Temp (DieEdge)  AvgPwr   SCLK     MCLK     Fan    Perf  PwrCap       VRAM%  GPU%\n';
    const rows =
      '0    37.0c           15.0W    0Mhz     96Mhz    0%     auto  339.0W         0%   0%\n1    53.0c           125.0W   3113Mhz  96Mhz    14.9%  auto  339.0W        43%   100%\n';
    expect(parseRocmSmi(head + rows).map(({ busyAtIdle }) => busyAtIdle)).toEqual([undefined, true]);
    expect(parseRocmSmi(head + rows.replace('3113Mhz  96Mhz ', '2500Mhz  1249Mhz')).map(({ busyAtIdle }) => busyAtIdle)).toEqual([undefined, undefined]);
  });

  // https://github.com/thamada/gls
  test('four MI300X', () => {
    const { gpus } = parseRocminfo(sample('rocminfo/mi300x-x4'));
    expect(gpus.map(({ gfx, address }) => `${gfx} ${address}`)).toEqual([
      'gfx942 0000:26:00.0',
      'gfx942 0000:46:00.0',
      'gfx942 0000:65:00.0',
      'gfx942 0000:85:00.0',
    ]);
  });

  // https://github.com/89luca89/distrobox/issues/1230, ROCm/legacy-rocm-build issues 4043, 1414 and 2901
  test.each([
    ['distrobox-permission', { module: { loaded: true }, kfdError: 'Permission denied', gpus: [] }],
    ['kfd-invalid-argument-docker', { module: { loaded: true, version: '6.7.0' }, kfdError: 'Invalid argument', gpus: [] }],
    ['module-not-loaded', { module: { loaded: false }, kfdError: 'No such file or directory', gpus: [] }],
    ['out-of-resources', { module: { loaded: true }, error: 'HSA_STATUS_ERROR_OUT_OF_RESOURCES', gpus: [] }],
  ])('its failure: %s', (name, wanted) => {
    expect(parseRocminfo(sample(`rocminfo/${name}`))).toEqual(wanted);
  });

  test('other text is refused', () => {
    expect(() => parseRocminfo('bash: rocminfo: command not found\n')).toThrow('neither the line on the ROCk module nor an agent');
  });
});

describe('rocm-smi', () => {
  // https://github.com/ROCm/ROCm-docker/issues/116
  test('the table of 2023', () => {
    expect(parseRocmSmi(sample('rocm-smi/mi100-concise')).map(({ index }) => index)).toEqual([0, 1, 2, 3]);
  });

  // https://github.com/thamada/gls
  test('the table of 2024', () => {
    expect(parseRocmSmi(sample('rocm-smi/mi300x'))).toEqual([{ index: 0, deviceId: 0x74a1, firmware: {} }]);
  });

  // https://github.com/ROCm/legacy-rocm-build/issues/3207
  test('--showhw and its like', () => {
    expect(parseRocmSmi(sample('rocm-smi/780m-showhw'))).toEqual([
      {
        index: 0,
        name: 'Phoenix1',
        deviceId: 0x15bf,
        firmware: { PFP: '47', RLC: '127', SDMA: '16', SMC: '00.76.65.00', VCN: '0x07113000' },
      },
    ]);
  });

  test('other text is refused', () => {
    expect(() => parseRocmSmi('| NVIDIA-SMI 580.95.05 |\n')).toThrow('neither the title of rocm-smi nor a line of GPU[n]');
  });
});

describe('amd-smi', () => {
  test('version', () => {
    expect(
      parseAmdSmi('AMDSMI Tool: 26.2.0+021c61fc | AMDSMI Library version: 26.2.0 | ROCm version: 7.1.1 | amdgpu version: 6.16.6 | amd_hsmp version: N/A\n'),
    ).toEqual({ toolVersion: '26.2.0+021c61fc', rocmVersion: '7.1.1', driverVersion: '6.16.6', gpus: [] });
  });

  test('static', () => {
    expect(
      parseAmdSmi(
        'GPU: 0\n    ASIC:\n        MARKET_NAME: AMD Radeon RX 7900 XTX\n        TARGET_GRAPHICS_VERSION: gfx1100\n    BUS:\n        BDF: 0000:03:00.0\n    VRAM:\n        TYPE: GDDR6\n        VENDOR: SAMSUNG\n        SIZE: 24560 MB\n',
      ),
    ).toEqual({ gpus: [{ index: 0, address: '0000:03:00.0', name: 'AMD Radeon RX 7900 XTX', gfx: 'gfx1100', vramTotal: 24_560 * 2 ** 20 }] });
  });

  test('other text is refused', () => {
    expect(() => parseAmdSmi('ERROR: no such command\n')).toThrow('neither a version of amd-smi nor a GPU');
  });
});
