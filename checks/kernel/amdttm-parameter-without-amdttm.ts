import { all, defineCheck, gpus, holds, kernel, memory, not } from '#api';

const GiB = 1024 ** 3;

export default defineCheck({
  id: 'amdttm-parameter-without-amdttm',
  layer: 'kernel',
  kind: 'fault',
  title: 'amdttm.pages_limit is set, but the in-tree amdgpu uses the module ttm',
  impact: 'degraded',
  symptom: 'A page limit is on the command line, and GTT stays at half of the RAM.',
  blamedOn: 'the kernel, ROCm',
  runtimes: [],
  when: all(
    kernel.cmdline.has(/(?:^|\s)amdttm\.(?:pages_limit|page_pool_size)=/),
    not(kernel.cmdline.has(/(?:^|\s)ttm\.pages_limit=/)),
    kernel.modules.has('amdgpu'),
    not(kernel.modules.has('amdttm')),
    // A limit may also come from /etc/modprobe.d; what counts is that GTT did not grow.
    gpus.some((gpu) =>
      all(
        gpu.integrated.is(true),
        // The one of a desktop’s processor (Raphael) is there for the display.
        not(gpu.arch.is('gfx1036')),
        // With a large carve-out GTT matters less.
        gpu.vramTotal.below(16 * GiB),
        holds('GTT is not above half of the RAM', [gpu.gttTotal, memory.total], (gtt, total) => (2 * gtt) / total < 1.03),
      ),
    ),
  ),
  hints: [/(?:^|\s)amdttm\.(?:pages_limit|page_pool_size)=\d/],
  explains: ['ttm-page-limit-half-of-ram'],
  remedy: [
    {
      do: 'Write ttm instead of amdttm; amdttm exists only with AMD’s out-of-tree driver (amdgpu-dkms). The value, in pages of 4 KiB, is 96 GiB here, for a machine of 128 GB.',
      setting: 'ttm.pages_limit=25165824',
    },
  ],
  verify: 'cat /sys/module/ttm/parameters/pages_limit',
  owner: { component: 'local-configuration' },
  evidence: [
    {
      url: 'https://github.com/ROCm/legacy-rocm-build/issues/5562',
      date: '2025',
      establishes: 'on Debian 13 with the in-tree driver amdttm’s parameters leave GTT at 63973 MiB',
      strength: 'several-reports',
    },
    {
      url: 'https://github.com/Hal0ai/hal0/issues/1081',
      date: '2026-07-05',
      establishes: 'amdttm.pages_limit is for kernels with the out-of-tree module',
      strength: 'several-reports',
    },
  ],
});
