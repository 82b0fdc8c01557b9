import { all, defineCheck, gpus, holds, kernel, not, platform } from '#api';

export default defineCheck({
  id: 'gttsize-above-ttm-page-limit',
  layer: 'kernel',
  kind: 'fault',
  title: 'amdgpu.gttsize announces more GTT than ttm.pages_limit grants',
  impact: 'degraded',
  symptom: 'The driver reports a large GTT; allocations still fail at about half of the RAM.',
  blamedOn: 'ROCm’s memory reporting, the model',
  runtimes: [],
  when: all(
    // The limit counts pages; on x86 they are of 4 KiB.
    platform.arch.is('x86_64'),
    kernel.cmdline.has(/(?:^|\s)amdgpu\.gttsize=[1-9]/),
    gpus.some((gpu) =>
      all(
        // A card has memory of its own and seldom comes near it; the GPU of a desktop’s processor (Raphael) is there for the display.
        gpu.integrated.is(true),
        not(gpu.arch.is('gfx1036')),
        holds('GTT is larger than TTM’s limit', [gpu.gttTotal, kernel.parameters], (gtt, parameters) => {
          // Where AMD's own module is loaded, amdgpu uses that one.
          const pages = Number(parameters['amdttm.pages_limit'] ?? parameters['ttm.pages_limit'] ?? Number.NaN);
          return pages > 0 && gtt > pages * 4096 * 1.05;
        }),
      ),
    ),
  ),
  hints: [/Configuring gttsize via module parameter is deprecated, please use ttm\.pages_limit/],
  remedy: [
    {
      do: 'Remove amdgpu.gttsize and set TTM’s limit alone, in pages of 4 KiB (GiB × 262144; this value is 96 GiB, for a machine of 128 GB). With amdgpu-dkms it is amdttm.pages_limit.',
      setting: 'ttm.pages_limit=25165824',
    },
  ],
  verify: 'cat /sys/module/ttm/parameters/pages_limit /sys/class/drm/card*/device/mem_info_gtt_total',
  owner: { component: 'local-configuration' },
  evidence: [
    {
      url: 'https://github.com/ROCm/legacy-rocm-build/issues/5595',
      date: '2025-10-29',
      establishes: 'the deprecation line, and that the two parameters should not be combined',
      strength: 'maintainer-confirmed',
    },
    {
      url: 'https://github.com/noamsto/nix-amd-ai/pull/96',
      date: '2026-08-29',
      establishes: 'pages_limit alone reaches the ceiling; gttsize beside it is advised against',
      strength: 'several-reports',
    },
    {
      url: 'https://github.com/ROCm/legacy-rocm-build/issues/5562',
      date: '2025',
      establishes: 'gttsize alone prints 128000M of GTT',
      strength: 'several-reports',
    },
  ],
});
