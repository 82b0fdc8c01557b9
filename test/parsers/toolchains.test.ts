import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { parseClinfo } from '../../src/parsers/clinfo.ts';
import { parseCudaVersionJson } from '../../src/parsers/cuda-version-json.ts';
import { parseDkmsStatus } from '../../src/parsers/dkms-status.ts';
import { parseKernelCompiler } from '../../src/parsers/kernel-compiler.ts';
import { parseModinfo } from '../../src/parsers/modinfo.ts';
import { parseNvccVersion } from '../../src/parsers/nvcc-version.ts';
import { parseSyclLs } from '../../src/parsers/sycl-ls.ts';

const sample = (path: string) => readFileSync(new URL(`samples/${path}.txt`, import.meta.url), 'utf8');

test('nvcc --version', () => {
  expect(parseNvccVersion(sample('nvcc-version/12.8'))).toEqual({ release: '12.8', compiler: '12.8.93' });
  expect(parseNvccVersion(sample('nvcc-version/11.8'))).toEqual({ release: '11.8', compiler: '11.8.89' });
  expect(parseNvccVersion(sample('nvcc-version/12.0-commented'))).toEqual({ release: '12.0', compiler: '12.0.140' });
  expect(() => parseNvccVersion("Command 'nvcc' not found, but can be installed with:")).toThrow();
});

test('version.json of a toolkit', () => {
  expect(parseCudaVersionJson('{"cuda":{"name":"CUDA SDK","version":"13.2.1"},"cuda_nvcc":{"name":"CUDA NVCC","version":"13.2.78"}}')).toEqual({
    toolkit: '13.2.1',
    compiler: '13.2.78',
  });
  expect(() => parseCudaVersionJson('{}')).toThrow();
  expect(() => parseCudaVersionJson('CUDA Version 10.2')).toThrow();
});

test('the compiler of a kernel', () => {
  const banner = (compiler: string) => `Linux version 6.17.0 (builder@host) (${compiler}) #1 SMP PREEMPT_DYNAMIC Tue Mar 17 19:01:40 UTC 2026`;
  expect(parseKernelCompiler(banner('aarch64-linux-gnu-gcc-13 (Ubuntu 13.3.0-6ubuntu2~24.04.1) 13.3.0, GNU ld (GNU Binutils for Ubuntu) 2.42'))).toEqual({
    compiler: 'gcc',
    version: '13.3.0',
  });
  expect(parseKernelCompiler(banner('gcc (GCC) 15.2.1 20251022 (Red Hat 15.2.1-3), GNU ld version 2.45-4.fc43'))).toEqual({
    compiler: 'gcc',
    version: '15.2.1',
  });
  expect(parseKernelCompiler(banner('x86_64-msft-linux-gcc (GCC) 9.3.0, GNU ld (GNU Binutils) 2.34.0.20200220'))).toEqual({
    compiler: 'gcc',
    version: '9.3.0',
  });
  expect(parseKernelCompiler(banner('gcc version 5.4.0 (GCC) '))).toEqual({ compiler: 'gcc', version: '5.4.0' });
  expect(parseKernelCompiler(banner('clang version 19.1.6, LLD 19.1.6'))).toEqual({ compiler: 'clang', version: '19.1.6' });
  expect(() => parseKernelCompiler('Linux version 6.17.0')).toThrow();
});

test('dkms status', () => {
  expect(parseDkmsStatus(sample('dkms-status/amdgpu-ubuntu25.10'))).toEqual([
    { module: 'amdgpu', version: '6.16.6-2255209.24.04', kernel: '6.17.0-5-generic', state: 'installed' },
    { module: 'amdgpu', version: '6.16.6-2255209.24.04', kernel: '6.17.0-8-generic', state: 'installed' },
  ]);
  expect(parseDkmsStatus(sample('dkms-status/old-comma-form'))).toEqual([
    { module: 'amdgpu', version: '1.8-199', kernel: '4.15.0-33-generic', state: 'installed' },
  ]);
  expect(parseDkmsStatus('nvidia/580.95.05: added\n')).toEqual([{ module: 'nvidia', version: '580.95.05', kernel: null, state: 'added' }]);
  expect(() => parseDkmsStatus(sample('dkms-status/missing-conf'))).toThrow();
});

test('modinfo', () => {
  expect(parseModinfo(sample('modinfo/nvidia-open-580'))).toEqual({
    filename: '/lib/modules/6.16.8-arch1-1/updates/dkms/nvidia.ko.zst',
    version: '580.82.09',
    license: 'Dual MIT/GPL',
    vermagic: '6.16.8-arch1-1',
    signer: 'DKMS module signing key',
    firmware: ['nvidia/580.82.09/gsp_tu10x.bin', 'nvidia/580.82.09/gsp_ga10x.bin'],
  });
  expect(parseModinfo(sample('modinfo/modinfo-amdgpu-inbox-6.14-head')).version).toBeNull();
  expect(parseModinfo(sample('modinfo/modinfo-amdgpu-dkms-5.0-head')).version).toBe('5.0.19.20.14');
  expect(() => parseModinfo('modinfo: ERROR: Module nvidia not found.')).toThrow('Module nvidia not found');
});

describe('clinfo', () => {
  test('the long form of a part', () => {
    expect(parseClinfo(sample('clinfo/long-a750-wsl'))).toEqual({
      platforms: null,
      devices: [
        { name: 'Intel(R) Graphics [0x56a1]', platform: 'Intel(R) OpenCL HD Graphics', driverVersion: '22.25.23529', pci: null, kind: 'gpu', memory: null },
      ],
    });
  });

  test('no platform at all', () => {
    expect(parseClinfo('Number of platforms                               0\n')).toEqual({ platforms: 0, devices: [] });
  });

  test('-l and --json', () => {
    expect(parseClinfo(sample('clinfo/short-b580'))).toMatchObject({ platforms: 1, devices: [{ name: 'Intel(R) Graphics [0xe20b]' }] });
    const json = (name: string) => sample(name).split('\n').slice(1).join('\n');
    expect(parseClinfo(json('clinfo/json-b580'))).toMatchObject({
      platforms: 1,
      devices: [{ name: 'Intel(R) Arc(TM) B580 Graphics', driverVersion: '25.13.33276', pci: '0000:03:00.0', kind: 'gpu', memory: 12168933376 }],
    });
    expect(parseClinfo(json('clinfo/json-no-devices'))).toEqual({ platforms: 0, devices: [] });
  });

  test('another text is refused', () => {
    expect(() => parseClinfo('bash: clinfo: command not found')).toThrow();
  });
});

describe('sycl-ls', () => {
  test('Level Zero and OpenCL tell the same build', () => {
    expect(parseSyclLs(sample('sycl-ls/b390-fedora43'))).toMatchObject([
      { backend: 'level_zero', kind: 'gpu', name: 'Intel(R) Arc(TM) B390 GPU', computeRuntimeBuild: '38308' },
      { backend: 'opencl', kind: 'cpu', computeRuntimeBuild: null },
      { backend: 'opencl', kind: 'gpu', name: 'Intel(R) Arc(TM) B390 GPU', driverVersion: '26.18.38308.4', computeRuntimeBuild: '38308' },
    ]);
  });

  test('no Level Zero device', () => {
    expect(parseSyclLs(sample('sycl-ls/a770-no-level-zero')).map(({ backend, computeRuntimeBuild }) => [backend, computeRuntimeBuild])).toEqual([
      ['opencl', null],
      ['opencl', '26241'],
    ]);
    expect(parseSyclLs(sample('sycl-ls/cpu-only'))).toHaveLength(1);
  });

  test('a crash is refused', () => {
    expect(() => parseSyclLs("'sycl-ls' terminated by signal SIGBUS (Misaligned address error)")).toThrow();
  });
});
