import { describe, expect, test } from 'vitest';
import { factOf, triageOf } from './read.ts';

const log = (kernel: string, module: string) =>
  [
    'The GPU is gone since the update of the kernel.',
    '',
    '```',
    'DKMS make.log for nvidia-535.98 for kernel 6.4.6-76060406-generic (x86_64)',
    'warning: the compiler differs from the one used to build the kernel',
    `  The kernel was built by: ${kernel}`,
    `  You are using:           ${module}`,
    'cc: error: unrecognized command-line option ‘-ftrivial-auto-var-init=zero’',
    '```',
    '',
  ].join('\n');

describe('the build of NVIDIA’s module', () => {
  test('names both compilers and the driver', () => {
    const report = triageOf(log('x86_64-linux-gnu-gcc-12 (Ubuntu 12.3.0-1ubuntu1~22.04) 12.3.0', 'cc (Ubuntu 11.4.0-1ubuntu1~22.04) 11.4.0'));
    expect(factOf(report, 'compilers.kernelCompiler')).toBe('gcc');
    expect(factOf(report, 'compilers.kernelCompilerVersion')).toBe('12.3.0');
    expect(factOf(report, 'compilers.gcc')).toEqual(['11.4.0']);
    expect(factOf(report, 'nvidia.dkmsVersions')).toEqual(['535.98']);
  });

  test('tells nothing of a kernel that clang built', () => {
    const report = triageOf(log('clang version 22.1.0', 'clang version 22.1.0'));
    expect(factOf(report, 'compilers.kernelCompiler')).toBeUndefined();
    expect(factOf(report, 'compilers.gcc')).toBeUndefined();
  });
});

test('modinfo -n prints the file of the module alone', () => {
  const report = triageOf('Strix Halo\n```\n$ modinfo -n amdgpu\n/lib/modules/6.17.0-1012-oem/updates/dkms/amdgpu.ko.zst\n```');
  expect(factOf(report, 'rocm.amdgpuOrigin')).toBe('dkms');
  expect(factOf(report, 'kernel.release')).toBe('6.17.0-1012-oem');
  const own = triageOf('Strix Halo\n```\n$ modinfo -n amdgpu\n/lib/modules/7.0.1-arch1-1/kernel/drivers/gpu/drm/amd/amdgpu/amdgpu.ko.zst\n```');
  expect(factOf(own, 'rocm.amdgpuOrigin')).toBe('in-tree');
});

test('KFD shows the size of a wave’s memory', () => {
  const log = 'amdgpu 0000:c5:00.0: amdgpu: MES failed to respond to msg=REMOVE_QUEUE';
  const nodes = '/sys/class/kfd/kfd/topology/nodes/0/properties:cwsr_size 0\n/sys/class/kfd/kfd/topology/nodes/1/properties:cwsr_size 25165824';
  const text = (properties: string): string => `Strix Halo (gfx1151), llama.cpp with ROCm 7.2\n\`\`\`\n${properties}\n${log}\n\`\`\``;
  expect(triageOf(text('')).findings.map(({ id }) => id)).toContain('gfx1151-cwsr-fix-missing');
  expect(triageOf(text(nodes)).findings.map(({ id }) => id)).not.toContain('gfx1151-cwsr-fix-missing');
});
