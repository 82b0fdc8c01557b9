import { all, any, defineCheck, gpus, kernel, not } from '#api';

/** Data Center GPU Flex, of Alchemist's chips: i915 has it behind the option far longer than the Arc cards. */
const flex = /\b8086:56c[012]\b/i;

export default defineCheck({
  id: 'intel-gpu-needs-force-probe',
  layer: 'kernel-driver',
  kind: 'exposure',
  title: 'This kernel drives the Intel GPU only with force_probe, so nothing is bound to it',
  impact: 'blocked',
  symptom: 'A new Intel GPU is in lspci without a driver; no render node, no device in SYCL or Vulkan.',
  blamedOn: 'missing user-space packages',
  runtimes: [],
  // Generations that some kernel knew before it drove them unasked, and those that no table names yet.
  when: all(
    // Where the module was kept from loading, nothing was refused.
    kernel.modules.hasAny('i915', 'xe'),
    gpus.some((gpu) =>
      all(
        gpu.vendor.is('intel'),
        gpu.driver.isAbsent(),
        any(
          gpu.generation.isAbsent(),
          // On by default from these on. Arrow Lake came to i915 after Meteor Lake was, and was never asked for.
          all(gpu.generation.is('alchemist'), not(gpu.pciId.has(flex)), kernel.version.below('6.2')),
          all(gpu.generation.is('meteor-lake'), kernel.version.below('6.7')),
          all(gpu.generation.oneOf('lunar-lake', 'battlemage'), kernel.version.below('6.12')),
          all(gpu.generation.is('panther-lake'), kernel.version.below('6.17')),
          // Alder Lake-S; its mobile chips came a release later.
          all(gpu.generation.is('alder-lake'), kernel.version.below('5.16')),
          all(gpu.generation.is('dg1'), kernel.version.below('6.17')),
          // Then i915 dropped it, and xe has no entry for it: there is nothing to force.
          all(gpu.generation.is('ponte-vecchio'), kernel.version.below('6.10')),
          // i915 asks for it at least this long; what comes after is not known here, so that later only the message counts.
          all(gpu.generation.is('alchemist'), gpu.pciId.has(flex), kernel.version.inRanges({ introduced: null, fixed: null, seen: ['6.6', '7.0'] })),
        ),
      ),
    ),
  ),
  // i915 says so, too, of a GPU that xe takes after it.
  unless: any(
    gpus.some((gpu) => all(gpu.vendor.is('intel'), gpu.driver.is('xe'))),
    // A virtual function that waits for its machine has no driver.
    gpus.some((gpu) => all(gpu.pciId.has(flex), gpu.driver.is('i915'))),
  ),
  proves: [
    /Your graphics device [0-9a-f]{4} is not (?:properly )?supported by (?:i915|the driver) in this/,
    /To force driver probe anyway, use i915\.force_probe=/,
  ],
  remedy: [
    { do: 'Boot a newer kernel, in which the device is on by default; firmware and Mesa have to be as recent. For Flex cards there is none up to 7.0.' },
    {
      do: 'Or force it as the message says, with the driver and id that it names: i915 up to Arrow Lake, xe for Lunar Lake, Battlemage and newer ones. The driver is unfinished for this device then: expect hangs.',
      setting: 'i915.force_probe=<id>',
    },
  ],
  verify: 'lspci -nnk -d 8086: | grep -A3 VGA; ls /dev/dri',
  owner: { component: 'distribution' },
  evidence: [
    {
      url: 'https://github.com/intel/ipex-llm/blob/de6bce27133ab250f13fd5d549c197519ce16d30/docs/mddocs/Quickstart/install_linux_gpu.md',
      date: '2026-01-28',
      establishes: 'the message, and force_probe for Meteor Lake',
      strength: 'documented',
    },
    {
      url: 'https://git.kernel.org/pub/scm/linux/kernel/git/torvalds/linux.git/commit/?id=213c43676beb5f5a63cb27a0c8e8e71035b08445',
      date: '2023-10-18',
      establishes: 'i915 drives Meteor Lake unasked; it went to Linus with the pull for 6.7',
      strength: 'documented',
    },
    {
      url: 'https://github.com/balena-os/balena-intel/issues/633',
      date: '2023-05-03',
      establishes: 'Alder Lake before 5.16 needs force_probe with i915',
      strength: 'several-reports',
    },
    {
      url: 'https://git.kernel.org/pub/scm/linux/kernel/git/torvalds/linux.git/commit/?id=94de1dfd4729c21c156051ffd1ee30cfdab1b58e',
      date: '2025-07-08',
      establishes: 'xe drives Panther Lake unasked, first released in 6.17',
      strength: 'documented',
    },
    {
      url: 'https://github.com/jellyfin/jellyfin.org/pull/1526',
      date: '2025-08-19',
      establishes: 'DG1 works without the option from 6.17 on, with the kernel’s commit',
      strength: 'several-reports',
    },
    {
      url: 'https://github.com/strongtz/i915-sriov-dkms/blob/2421d3ff8c27a967ffc2c6a1d19e0f3790ace5a0/drivers/gpu/drm/i915/i915_pci.c',
      date: '2026-05-06',
      establishes:
        'i915 of 7.0: Flex (ATS-M) alone still wants the option; Arrow Lake has Meteor Lake’s entry, which does not; DG1 has none of it any more, and Ponte Vecchio is gone',
      strength: 'documented',
    },
    {
      url: 'https://github.com/freebsd/drm-kmod/blob/drm_v6.10/drivers/gpu/drm/i915/i915_pci.c',
      date: '2026-01-28',
      establishes: 'i915 of 6.10 no longer has Ponte Vecchio, which that of 6.9 has behind the option',
      strength: 'documented',
    },
    {
      url: 'https://github.com/intel/compute-runtime/issues/610',
      date: '2023-01-25',
      establishes: 'a maintainer: Alchemist needs 6.2, which has it on by default',
      strength: 'maintainer-confirmed',
    },
  ],
});
