import { describe, expect, test } from 'vitest';
import { factOf, itemsOf, triageOf } from './read.ts';

const first = (text: string) => triageOf(text).findings[0]?.id;

describe('what GPU drivers and modprobe say in a text', () => {
  // ggml-org/llama.cpp#16684
  test('i915 reset the context of a server on the processor’s graphics', () => {
    const report = triageOf('```\n[284091.730106] i915 0000:00:02.0: [drm] GPU HANG: ecode 12:1:85dffffb, in llama-server [1808332]\n```');
    expect(factOf(report, 'logs.gpuFaults')).toHaveProperty('intel-compute-reset');
    expect(itemsOf(report, 'gpus')).toMatchObject([{ vendor: 'intel', driver: 'i915', integrated: true }]);
    expect(report.findings[0]?.id).toBe('intel-gpu-resets-compute');
  });

  // ROCm/legacy-rocm-build#5844
  test('a desktop’s job is nobody’s inference', () => {
    const log = '[85628.8] amdgpu 0000:04:00.0: amdgpu: ring comp_1.2.1 timeout, signaled seq=729743, emitted seq=729744\n';
    expect(first(`\`\`\`\n${log}[85628.9] amdgpu 0000:04:00.0: amdgpu:  Process kwin_wayland pid 1118 thread kwin_wayla:cs0 pid 1147\n\`\`\``)).toBeUndefined();
    expect(first(`\`\`\`\n${log}[85628.9] amdgpu 0000:04:00.0: amdgpu:  Process llama-server pid 1118 thread llama-server pid 1118\n\`\`\``)).toBe(
      'amdgpu-resets-vulkan-job',
    );
  });

  test('a device that is missing, and one that may be', () => {
    expect(factOf(triageOf('ROCm does not start: /dev/kfd is missing on my machine.'), 'rocm.kfdDevice')).toBe('~null');
    expect(factOf(triageOf('The test skips only when `/dev/kfd` is missing.'), 'rocm.kfdDevice')).toBeUndefined();
  });

  test('a module that is refused is there', () => {
    expect(factOf(triageOf("```\n$ sudo modprobe nvidia\nmodprobe: ERROR: could not insert 'nvidia': No such device\n```"), 'nvidia.moduleForKernel')).toBe(
      true,
    );
    expect(
      factOf(triageOf('```\nmodprobe: FATAL: Module nvidia not found in directory /lib/modules/6.8.0-45-generic\n```'), 'nvidia.moduleForKernel'),
    ).not.toBe(true);
  });

  // negativo17/nvidia-driver#73
  test('lspci names the modules that the kernel has', () => {
    const report = triageOf(
      '```\n01:00.0 VGA compatible controller: NVIDIA Corporation GM204 [GeForce GTX 970] (rev a1)\n\tKernel driver in use: nouveau\n\tKernel modules: nouveau, nvidia_drm, nvidia\n```',
    );
    expect(factOf(report, 'nvidia.moduleForKernel')).toBe(true);
    expect(report.findings[0]?.id).toBe('nouveau-holds-nvidia-gpu');
  });

  test.each([
    ['CUDA fails because the nvidia_uvm module is not loaded', '~false'],
    ['it complained about nvidia-uvm module not being loaded', '~false'],
    ['nvidia_uvm is loaded', undefined],
  ])('%s', (text, loaded) => expect(factOf(triageOf(text), 'nvidia.uvmLoaded')).toBe(loaded));

  test('rows of a table that lists the machine are lines of a form', () => {
    const report = triageOf('| Component | Version |\n|---|---|\n| Kernel | 7.0.0-28-generic |\n| GPU | AMD Radeon RX 9070 (gfx1201) |\n');
    expect(factOf(report, 'kernel.release')).toBe('~7.0.0-28-generic');
    expect(itemsOf(report, 'gpus')[0]).toMatchObject({ arch: 'gfx1201' });
    expect(factOf(triageOf('| kernel 6.14 | hangs after 10 minutes |\n|---|---|\n'), 'kernel.version')).toBeUndefined();
  });
});
