import { all, any, defineCheck, driverLibraries, gpus, intel, not } from '#api';

export default defineCheck({
  id: 'intel-xe-resizable-bar-off',
  layer: 'firmware',
  kind: 'exposure',
  title: 'Resizable BAR is off, so Intel’s compute runtime refuses this Arc card under xe',
  impact: 'blocked',
  symptom: 'clinfo reports 0 platforms, sycl-ls and OpenVINO list no GPU, zeInit ends in ZE_RESULT_ERROR_UNINITIALIZED; the display works.',
  blamedOn: 'the compute runtime’s version, permissions, oneAPI',
  runtimes: ['llama.cpp', 'pytorch', 'vllm'],
  when: all(
    // With i915 the runtime warns and goes on, since 25.27; before, from 25.18 on, it refused the card as well. The largest region is the window, where lspci alone tells of it.
    gpus.some((gpu) =>
      all(
        gpu.vendor.is('intel'),
        gpu.integrated.is(false),
        gpu.driver.is('xe'),
        any(gpu.rebar.is(false), all(gpu.barSize.atLeast(256 * 2 ** 20), gpu.barSize.below(512 * 2 ** 20))),
      ),
    ),
    // Of 25.18 and later. Who has not installed it does not miss it.
    intel.computeRuntimeBuild.inRanges({ introduced: '33578', fixed: null, seen: ['33578', '39395'] }),
  ),
  // It lists a GPU: the only one of Intel’s that there is.
  unless: all(
    not(gpus.atLeast(2, (gpu) => gpu.vendor.is('intel'))),
    driverLibraries.some((library) => all(library.api.is('level-zero'), library.gpuCount.atLeast(1))),
  ),
  bites: driverLibraries.some((library) => all(library.api.is('level-zero'), any(library.outcome.is('refuses'), library.gpuCount.is(0)))),
  hints: [
    // The runtime’s own words, of older releases and of newer ones; with i915 no more than a warning.
    /WARNING: (?:Small BAR|Resizable BAR not) detected for device [0-9a-f:.]{7,12}/,
    // The kernel’s.
    /\bxe [0-9a-f:.]{7,12}: \[drm\] Failed to resize BAR\d? to \d{3,6}M\b/,
    /\bxe [0-9a-f:.]{7,12}: \[drm\] Small BAR device\b/,
  ],
  explains: ['intel-compute-runtime-older-than-gpu', 'level-zero-gpu-driver-missing'],
  remedy: [
    {
      do: 'Enable “Above 4G Decoding” and “Re-Size BAR” in the firmware setup; CSM (legacy boot) has to be off for that, so a system installed in legacy mode no longer starts. Where they are on already, update the board’s firmware: the kernel’s lines on BAR 2 tell whether the window fits.',
    },
    {
      do: 'An A-series card can go back to i915, with which newer releases of the runtime (25.27 on) only warn: take xe.force_probe off the kernel command line and reboot. The B-series has no other driver than xe.',
    },
  ],
  verify: 'lspci -v -d 8086::0300 | grep size=   # a region as large as the card’s memory; then clinfo -l',
  owner: { component: 'local-configuration', tracker: 'https://github.com/intel/compute-runtime/issues/997' },
  evidence: [
    {
      url: 'https://github.com/intel/compute-runtime/blob/e37c60bf2ad415d6f60af8b89b849a30a67d8ac1/shared/source/os_interface/linux/drm_neo.cpp',
      date: '2026-08-22',
      establishes: 'the warning, after which the device is given up unless the kernel driver’s helper allows a small BAR: i915’s does, xe’s does not',
      strength: 'maintainer-confirmed',
    },
    {
      url: 'https://github.com/intel/compute-runtime/issues/872',
      date: '2025-11-24',
      establishes: 'B580 with xe: “Small BAR detected”, then 0 OpenCL platforms',
      strength: 'single-report',
    },
    {
      url: 'https://github.com/intel/compute-runtime/issues/997',
      date: '2026-09-11',
      establishes: 'the same of Level Zero, and that no setting overrides it',
      strength: 'single-report',
    },
    {
      url: 'https://github.com/xCuri0/ReBarUEFI/issues/261',
      date: '2024-12-29',
      establishes: 'the kernel’s lines where the board cannot give the card its full window',
      strength: 'single-report',
    },
  ],
});
