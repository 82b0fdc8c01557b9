import { all, any, defineCheck, gpus, holds, kernel, memory, not } from '#api';

export default defineCheck({
  id: 'amdgpu-gtt-size-misspelled',
  layer: 'kernel',
  kind: 'fault',
  title: 'amdgpu.gtt_size is no parameter; the kernel ignores it',
  impact: 'degraded',
  symptom: 'GTT was “set to 120 GB”, and ROCm still sees half of the RAM.',
  blamedOn: 'ROCm, the kernel version',
  runtimes: [],
  when: all(
    any(kernel.cmdline.has(/(?:^|\s)amdgpu\.gtt_size=/), kernel.unknownParameters.has('amdgpu.gtt_size')),
    // Only where the Radeon lives in the system's memory GTT matters; the one of a desktop’s processor (Raphael) is there for the display.
    not(gpus.none((gpu) => all(gpu.vendor.is('amd'), gpu.integrated.is(true), not(gpu.arch.is('gfx1036'))))),
  ),
  // A leftover beside the right parameter does no harm.
  unless: any(
    kernel.cmdline.has(/(?:^|\s)(?:(?:amd)?ttm\.pages_limit|amdgpu\.gttsize)=/),
    // The right one may stand in /etc/modprobe.d: what counts is how large GTT is.
    gpus.some((gpu) => holds('GTT is above half of the RAM', [gpu.gttTotal, memory.total], (gtt, total) => (2 * gtt) / total >= 1.03)),
  ),
  proves: [/amdgpu: unknown parameter 'gtt_size' ignored/],
  hints: [/(?:^|\s)amdgpu\.gtt_size=\d/],
  explains: ['amdgpu-parameter-unknown'],
  remedy: [
    {
      do: 'Remove amdgpu.gtt_size. Raise TTM’s limit instead, in pages of 4 KiB (GiB × 262144; this value is 96 GiB, for a machine of 128 GB); amdgpu.gttsize, the name it was meant to be, is deprecated. With amdgpu-dkms the module is amdttm.',
      setting: 'ttm.pages_limit=25165824',
    },
  ],
  verify: 'cat /sys/class/drm/card*/device/mem_info_gtt_total',
  owner: { component: 'local-configuration' },
  evidence: [
    {
      url: 'https://github.com/ROCm/legacy-rocm-build/issues/5595',
      date: '2025-10-29',
      establishes: 'the kernel’s line, on 6.14 OEM, and 62.2 GB in spite of the parameter',
      strength: 'several-reports',
    },
    {
      url: 'https://docs.kernel.org/gpu/amdgpu/module-parameters.html',
      date: '2026',
      establishes: 'the driver’s parameters: there is gttsize, and no gtt_size',
      strength: 'documented',
    },
  ],
});
