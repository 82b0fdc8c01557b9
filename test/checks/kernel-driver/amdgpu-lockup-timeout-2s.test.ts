import { describe, expect, test } from 'vitest';
import check from '../../../checks/kernel-driver/amdgpu-lockup-timeout-2s.ts';
import { testCheck } from '../../helpers/test-check.ts';
import { factOf, triageOf } from '../../triage/read.ts';

const halo = {
  gpus: [{ driver: 'amdgpu', arch: 'gfx1151' }],
  runtimes: [{ kind: 'llama.cpp', backends: ['vulkan'] }],
  'rocm.amdgpuOrigin': 'in-tree',
  'kernel.release': '7.0.4-200.fc44.x86_64',
  'kernel.version': '7.0.4',
  'kernel.lineage': 'upstream',
  'kernel.parameters': { entries: { 'amdgpu.lockup_timeout': '', 'amdgpu.cwsr_enable': '1' } },
};

testCheck(check, {
  found: [
    { name: 'the default on 7.0', is: 'exposed', facts: halo, cites: 'https://github.com/invoke-ai/InvokeAI/issues/9539' },
    {
      name: 'and a compute ring timed out',
      is: 'suspected',
      facts: halo,
      log: ['amdgpu 0000:c5:00.0: ring comp_1.1.0 timeout, signaled seq=37013797, emitted seq=37013799'],
      cites: 'https://github.com/ggml-org/llama.cpp/issues/27076',
    },
    {
      name: 'a mobile Radeon of RDNA 2',
      is: 'exposed',
      facts: { ...halo, gpus: [{ driver: 'amdgpu', arch: 'gfx1031' }], 'kernel.release': '7.2.5-200.fc44.x86_64', 'kernel.version': '7.2.5' },
      cites: 'https://github.com/necat101/Hierarchos-Native/issues/1',
    },
    {
      name: 'the default by its number',
      is: 'exposed',
      facts: { ...halo, 'kernel.parameters': { entries: { 'amdgpu.lockup_timeout': '2000,2000' } } },
    },
    {
      name: 'the sibling: the copy engine',
      is: 'exposed',
      facts: halo,
      log: ['amdgpu 0000:c5:00.0: amdgpu: ring sdma0 timeout, signaled seq=12, emitted seq=14'],
    },
  ],
  clear: [
    {
      name: 'the processor’s graphics beside a card, which the runtime takes',
      facts: {
        ...halo,
        runtimes: [{ kind: 'lm-studio', backends: ['cuda', 'vulkan'] }],
        gpus: [
          { driver: 'amdgpu', arch: 'gfx90c', integrated: true },
          { driver: 'nvidia', arch: '8.9', integrated: false },
        ],
      },
    },
    { name: 'Ollama, which uses ROCm', facts: { ...halo, runtimes: [{ kind: 'ollama', backends: ['hip', 'vulkan'] }], 'ollama.compute': ['rocm'] } },
    { name: 'the old time is set', facts: { ...halo, 'kernel.parameters': { entries: { 'amdgpu.lockup_timeout': '10000' } } } },
    { name: 'set for the compute queues alone', facts: { ...halo, 'kernel.parameters': { entries: { 'amdgpu.lockup_timeout': '0,60000' } } } },
    { name: 'of four, the second is for compute', facts: { ...halo, 'kernel.parameters': { entries: { 'amdgpu.lockup_timeout': '2000,60000,2000,2000' } } } },
    { name: 'the four old times', facts: { ...halo, 'kernel.parameters': { entries: { 'amdgpu.lockup_timeout': '10000,60000,10000,10000' } } } },
    { name: 'no limit at all', facts: { ...halo, 'kernel.parameters': { entries: { 'amdgpu.lockup_timeout': '-1' } } } },
    { name: 'a kernel with the old default', facts: { ...halo, 'kernel.version': '6.17.9' } },
  ],
  unknown: [
    {
      name: 'the sibling: a device that is lost under a kernel that is not named',
      facts: { gpus: halo.gpus, runtimes: halo.runtimes, 'kernel.lineage': 'ubuntu' },
      log: ['vk::Queue::submit: ErrorDeviceLost'],
    },
    { name: 'newer than any report', facts: { ...halo, 'kernel.version': '7.4.0' } },
    { name: 'the parameters cannot be read', facts: { ...halo, 'kernel.parameters': { gap: 'denied' } } },
  ],
});

describe('in a report of a Strix Halo on 7.1.8', () => {
  const report = (...told: readonly string[]): string =>
    [
      'Strix Halo gfx1151, llama.cpp Vulkan, Linux 7.1.8-arch1.',
      ...told,
      '```',
      'ggml_vulkan: 0 = AMD Radeon 8060S (RADV GFX1151) (radv) | uma: 1',
      'vk::Queue::submit: ErrorDeviceLost',
      '```',
    ].join('\n');
  const isFound = (text: string): boolean => triageOf(text).findings.some(({ id }) => id === check.id);
  const fence = (...lines: readonly string[]): readonly string[] => ['```', ...lines, '```'];

  test('with the default', () => expect(isFound(report())).toBe(true));

  test.each([
    [fence('$ cat /sys/module/amdgpu/parameters/lockup_timeout', '20000')],
    [fence('$ cat /sys/module/amdgpu/parameters/lockup_timeout', '10000,60000,10000,10000', '$ ./llama-server')],
    [fence('$ grep -H . /sys/module/amdgpu/parameters/lockup_timeout', '/sys/module/amdgpu/parameters/lockup_timeout:60000')],
    [fence('# cat /etc/modprobe.d/amdgpu.conf', 'options amdgpu lockup_timeout=20000')],
    [fence('$ grep -r amdgpu /etc/modprobe.d/', '/etc/modprobe.d/amdgpu.conf:options amdgpu cwsr_enable=1 lockup_timeout=10000,60000')],
    [['I already set amdgpu.lockup_timeout=10000 on the kernel command line, still:']],
    [['I set amdgpu.lockup_timeout=20000, the same crash.']],
    [['The machine is booted with amdgpu.lockup_timeout=60000.']],
  ])('that gives more time already: %s', (told) => expect(isFound(report(...told))).toBe(false));

  test.each([
    [fence('$ cat /sys/module/amdgpu/parameters/lockup_timeout', '2000')],
    [fence('# /etc/modprobe.d/amdgpu.conf, as the wiki has it', 'options amdgpu lockup_timeout=20000')],
    [['I set amdgpu.lockup_timeout=10000 and it works.']],
    [['I set amdgpu.lockup_timeout=10000.', '', 'Since then I have seen none of it.']],
    [['Running with amdgpu.lockup_timeout=10000 it finishes the prompt.']],
    [['Should I set amdgpu.lockup_timeout=10000?']],
    [['Somebody wrote that amdgpu.lockup_timeout=10000 is the old value.']],
  ])('that gives no more time: %s', (told) => expect(isFound(report(...told))).toBe(true));

  test('the value that is shown', () =>
    expect(factOf(triageOf(report(...fence('$ cat /sys/module/amdgpu/parameters/lockup_timeout', '20000'))), 'kernel.parameters')).toEqual({
      'amdgpu.lockup_timeout': '20000',
    }));
});
