// Forms of dmesg and journalctl -k; driver lines as in https://github.com/ollama/ollama/issues/11932
import { expect, test } from 'vitest';
import { parseKernelLog } from '../../src/parsers/kernel-log.ts';

const boot = '[    0.000000] Linux version 6.17.1-arch1 (linux@archlinux) #1 SMP\n';
const amd = '[    4.100000] [drm] Initialized amdgpu 3.64.0 for 0000:c5:00.0 on minor 1\n';
const nvidia = '[   20.500000] NVRM: loading NVIDIA UNIX x86_64 Kernel Module  570.86.16  Fri Jan 24 21:11:47 UTC 2025\n';

test('times of drivers and sleep', () => {
  const log = parseKernelLog(
    `${boot}${amd}${nvidia}[ 8000.000000] PM: suspend entry (deep)\n[ 8001.250000] PM: suspend exit\n[ 9000.000000] NVRM: loading NVIDIA UNIX x86_64 Kernel Module  570.86.16\n`,
  );
  expect(log).toMatchObject({ gpuReady: 20_500, lastResume: 8_001_250 });
});

test('a whole log without them', () => {
  expect(parseKernelLog(`${boot}[    1.000000] usb 1-1: new device\n`)).toEqual({ lines: [], gpuReady: null, lastResume: null });
});

test('a log that lost its beginning', () => {
  expect(parseKernelLog('[ 9000.000000] amdgpu 0000:c5:00.0: ring timeout\n')).toEqual({
    lines: ['amdgpu 0000:c5:00.0: ring timeout'],
    gpuReady: undefined,
    lastResume: undefined,
  });
});

test('the journal, each text once, without host names', () => {
  expect(
    parseKernelLog('[    3.000000] box kernel: NVRM: Xid (PCI:0000:01:00): 79\n[    4.000000] box kernel: NVRM: Xid (PCI:0000:01:00): 79\n').lines,
  ).toEqual(['NVRM: Xid (PCI:0000:01:00): 79']);
});

test('refuses other texts', () => {
  expect(() => parseKernelLog('dmesg: read kernel buffer failed: Operation not permitted')).toThrow('no line of a kernel log');
});

test('a driver that was loaded anew, in a log without its beginning', () => {
  expect(parseKernelLog('[ 9000.000000] NVRM: loading NVIDIA UNIX x86_64 Kernel Module  570.86.16\n').gpuReady).toBeUndefined();
});
