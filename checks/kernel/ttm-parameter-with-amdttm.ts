import { all, any, defineCheck, gpus, holds, kernel, memory, not } from '#api';

/** The limit on the command line, in pages. */
function asked(cmdline: string): number {
  return Number(/(?:^|\s)ttm\.pages_limit=(\d{1,12})/.exec(cmdline)?.[1]);
}

export default defineCheck({
  id: 'ttm-parameter-with-amdttm',
  layer: 'kernel',
  kind: 'fault',
  title: 'ttm.pages_limit is set, but amdgpu-dkms uses its own module amdttm',
  impact: 'degraded',
  symptom: 'A page limit is on the command line, and GTT stays at half of the RAM.',
  blamedOn: 'the kernel, ROCm',
  runtimes: [],
  when: all(
    kernel.cmdline.has(/(?:^|\s)ttm\.pages_limit=/),
    not(kernel.cmdline.has(/(?:^|\s)amdttm\.pages_limit=/)),
    // Of a list that was filtered, the row that names amdgpu as the user.
    any(all(kernel.modules.has('amdgpu'), kernel.modules.has('amdttm')), kernel.ownTtm.is('amdttm')),
    gpus.some((gpu) =>
      all(
        gpu.integrated.is(true),
        // The one of a desktop’s processor (Raphael) is there for the display.
        not(gpu.arch.is('gfx1036')),
        any(
          // With amdgpu.gttsize beside it GTT is announced large, and the limit in force is still the default.
          holds(
            'amdttm’s limit is below the one asked for',
            [kernel.cmdline, kernel.parameters],
            (cmdline, parameters) => Number(parameters['amdttm.pages_limit']) < asked(cmdline) * 0.95,
          ),
          // amdttm may have got the same limit in /etc/modprobe.d, which can be half of the RAM as well.
          holds(
            'GTT is not above half of the RAM, and not what was asked for',
            [gpu.gttTotal, memory.total, kernel.cmdline],
            (gtt, total, cmdline) => (2 * gtt) / total < 1.03 && !(gtt >= asked(cmdline) * 4_096 * 0.95),
          ),
        ),
      ),
    ),
  ),
  explains: ['gttsize-above-ttm-page-limit', 'ttm-page-limit-half-of-ram'],
  remedy: [
    {
      do: 'Remove amdgpu-dkms where the kernel’s own driver knows the GPU; AMD wants that one on Ryzen AI. ttm.pages_limit then counts from the next boot on.',
    },
    {
      do: 'Or, where it has to stay, set the limit for amdttm, in pages of 4 KiB. Leave some GiB of the RAM that free shows to the system; what the firmware gives to the GPU is not in it. This value is 96 GiB, for 120 GiB and more there.',
      commands: ['free -g'],
      setting: 'amdttm.pages_limit=25165824',
    },
  ],
  verify: 'cat /sys/module/amdttm/parameters/pages_limit',
  owner: { component: 'local-configuration' },
  evidence: [
    {
      url: 'https://github.com/ROCm/legacy-rocm-build/issues/5562',
      date: '2025',
      establishes: 'which module’s parameter counts with which driver; a tool that chooses was asked for',
      strength: 'several-reports',
    },
    {
      url: 'https://github.com/Hal0ai/hal0/issues/1081',
      date: '2026-07-05',
      establishes: 'amdttm.pages_limit is the one for kernels with the out-of-tree module',
      strength: 'several-reports',
    },
    {
      url: 'https://github.com/ROCm/ROCm/issues/6143',
      date: '2026-04-12',
      establishes: 'ttm.pages_limit=25000000 with amdgpu-dkms 6.16.13: the log names a TTM size of 16638816256, half of the RAM',
      strength: 'single-report',
    },
  ],
});
