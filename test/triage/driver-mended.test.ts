import { describe, expect, test } from 'vitest';
import { triageOf } from './read.ts';

function found(text: string): string[] {
  return triageOf(text).findings.map(({ id }) => id);
}

describe('a driver that was mended later in the text', () => {
  const older = 'box kernel: NVRM: loading NVIDIA UNIX Open Kernel Module for x86_64  570.153.02  Release Build';
  const differ = 'box kernel: NVRM: API mismatch: the client has the version 580.95.05, but this kernel module has the version 570.153.02.';
  const newer = 'box kernel: NVRM: loading NVIDIA UNIX Open Kernel Module for x86_64  580.95.05  Release Build';
  const log = (...lines: string[]): string => `Ollama on an RTX 3060\n\`\`\`\n${lines.map((line, at) => `Nov 12 1${at}:00:00 ${line}`).join('\n')}\n\`\`\``;

  test('the module that the libraries want was loaded', () => {
    expect(found(log(older, differ, newer))).not.toContain('nvidia-driver-library-mismatch');
    expect(found(log(older, differ))).toContain('nvidia-driver-library-mismatch');
    expect(found(log(older, differ, older))).toContain('nvidia-driver-library-mismatch');
    expect(found(log(newer, older, differ))).toContain('nvidia-driver-library-mismatch');
  });

  test('nouveau had the GPU at an earlier boot', () => {
    const held = 'box kernel: NVRM: GPU 0000:01:00.0 is already bound to nouveau.';
    expect(found(log(held, newer))).not.toContain('nouveau-holds-nvidia-gpu');
    expect(found(log(newer, held))).toContain('nouveau-holds-nvidia-gpu');
  });

  test('the open module came, and nvidia-smi -L lists the card', () => {
    const closed = '```\nkernel: NVRM: installed in this system requires use of the NVIDIA open kernel modules.\n```';
    const lists = '```\n$ nvidia-smi -L\nGPU 0: NVIDIA GeForce RTX 5080 (UUID: GPU-12345678-1234-1234-1234-123456789abc)\n```';
    expect(found(`RTX 5080\n${closed}\n`)).toContain('nvidia-proprietary-module-on-blackwell');
    expect(found(`RTX 5080\n${closed}\nWith the open one:\n${lists}\n`)).not.toContain('nvidia-proprietary-module-on-blackwell');
  });

  test('a build of another module', () => {
    const build = (module: string): string =>
      `RTX 3060\n\`\`\`\nError! Bad return status for module build on kernel: 6.14.8-2-pve (x86_64)\nConsult /var/lib/dkms/${module}/9.013.02/build/make.log for more information.\n\`\`\``;
    expect(found(build('r8125'))).not.toContain('nvidia-dkms-build-failed');
    expect(found(build('nvidia'))).toContain('nvidia-dkms-build-failed');
  });

  const smi = '```\n$ nvidia-smi\nFailed to initialize NVML: Driver/library version mismatch\nNVML library version: 580.95\n```';
  const answers = '```\n$ nvidia-smi -L\nGPU 0: NVIDIA GeForce RTX 3060 (UUID: GPU-12345678-1234-1234-1234-123456789abc)\n```';

  test('a reboot is told of, and another trouble', () => {
    expect(found(`${smi}\nI rebooted, and\n${answers}\nNow vLLM is slow to start.`)).not.toContain('nvidia-driver-library-mismatch');
    expect(found(`${smi}\nI rebooted, and\n${answers}\nHow do I keep it from coming back?`)).toContain('nvidia-driver-library-mismatch');
    expect(found(`In the container:\n${smi}\nOn the host:\n${answers}\nNow vLLM is slow to start.`)).toContain('nvidia-driver-library-mismatch');
  });

  const failed = (kernel: string): string =>
    `Error! Bad return status for module build on kernel: ${kernel} (x86_64)\nConsult /var/lib/dkms/nvidia/580.119.02/build/make.log for more information.`;

  test('a build for the same kernel', () => {
    const text = (kernel: string): string =>
      `RTX 3060\n\`\`\`\n${failed('7.0.0-28-generic')}\n$ dkms status\nnvidia/580.159.04, ${kernel}, x86_64: installed\n\`\`\``;
    expect(found(text('7.0.0-28-generic'))).not.toContain('nvidia-dkms-build-failed');
    expect(found(text('6.17.0-14-generic'))).toContain('nvidia-dkms-build-failed');
  });

  test('a build that failed again', () => {
    const text = `RTX 3060\n\`\`\`\nnvidia/580.159.04, 7.0.0-28-generic, x86_64: installed\n${failed('7.0.0-28-generic')}\n\`\`\``;
    expect(found(text)).toContain('nvidia-dkms-build-failed');
  });

  test('another version of AMD’s', () => {
    const text = (version: string): string =>
      `RX 9070 on Ubuntu 24.04\n\`\`\`\nConsult /var/lib/dkms/amdgpu/6.12.12-2164967.24.04/build/make.log for more information.\n` +
      `$ dkms status\namdgpu/${version}, 6.14.0-37-generic, x86_64: installed\n\`\`\``;
    expect(found(text('6.16.6-2238411.24.04'))).not.toContain('amdgpu-dkms-not-built');
    expect(found(text('6.12.12-2164967.24.04'))).toContain('amdgpu-dkms-not-built');
  });

  test('a module that was missing and is built now', () => {
    const missing = 'modprobe: FATAL: Module nvidia not found in directory /lib/modules/6.8.0-45-generic';
    const text = (kernel: string): string => `RTX 3060\n\`\`\`\n${missing}\n$ dkms status\nnvidia/580.95.05, ${kernel}, x86_64: installed\n\`\`\``;
    expect(found(text('6.8.0-45-generic'))).not.toContain('nvidia-module-missing-for-kernel');
    expect(found(text('6.8.0-40-generic'))).toContain('nvidia-module-missing-for-kernel');
  });

  test('PyTorch has its driver', () => {
    const old = 'UserWarning: CUDA initialization: The NVIDIA driver on your system is too old (found version 12040).';
    const text = (behind: string): string => `RTX 3090, torch 2.9\n\`\`\`\n${old}\n\`\`\`\n${behind}`;
    expect(found(text('I installed 580, and now torch.cuda.is_available() is True, but vLLM runs out of memory.'))).not.toContain(
      'torch-cuda-newer-than-nvidia-driver',
    );
    expect(found(text('I installed 580, and torch.cuda.is_available() is False.'))).toContain('torch-cuda-newer-than-nvidia-driver');
  });
});
