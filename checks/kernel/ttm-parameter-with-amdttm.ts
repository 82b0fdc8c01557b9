import { all, any, defineCheck, gpus, holds, kernel, memory, not } from '#api';

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
    kernel.modules.has('amdgpu'),
    kernel.modules.has('amdttm'),
    gpus.some((gpu) =>
      all(
        gpu.integrated.is(true),
        any(
          holds('GTT is not above half of the RAM', [gpu.gttTotal, memory.total], (gtt, total) => (2 * gtt) / total < 1.03),
          // With amdgpu.gttsize beside it GTT is announced large, and the limit in force is still the default.
          holds('amdttm’s limit is below the one asked for', [kernel.cmdline, kernel.parameters], (cmdline, parameters) => {
            const asked = Number(/(?:^|\s)ttm\.pages_limit=(\d{1,12})/.exec(cmdline)?.[1]);
            return Number(parameters['amdttm.pages_limit']) < asked * 0.95;
          }),
        ),
      ),
    ),
  ),
  explains: ['gttsize-above-ttm-page-limit'],
  remedy: [
    {
      do: 'With amdgpu-dkms loaded, set the limit for amdttm, in pages of 4 KiB; this value is 96 GiB, for a machine of 128 GB. The rest is left to the system.',
      setting: 'amdttm.pages_limit=25165824',
    },
    { do: 'Or remove amdgpu-dkms where the kernel’s own driver knows the GPU; ttm.pages_limit then counts.' },
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
