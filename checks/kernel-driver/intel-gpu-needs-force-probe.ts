import { all, any, defineCheck, gpus, kernel } from '#api';

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
          gpu.generation.is('panther-lake'),
          // On by default from 6.2 on; all of the others from 6.12 on.
          all(gpu.generation.is('alchemist'), kernel.version.below('6.2')),
          all(gpu.generation.oneOf('meteor-lake', 'arrow-lake', 'lunar-lake', 'battlemage'), kernel.version.below('6.12')),
        ),
      ),
    ),
  ),
  proves: [
    /Your graphics device [0-9a-f]{4} is not (?:properly )?supported by (?:i915|xe) in this/,
    /To force driver probe anyway, use (?:i915|xe)\.force_probe=/,
  ],
  remedy: [
    { do: 'Boot a newer kernel, in which the device is on by default; firmware and Mesa have to be as recent.' },
    {
      do: 'Or force it with the id that the message names. The driver is unfinished for this device then: expect hangs.',
      setting: 'i915.force_probe=7d55',
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
      url: 'https://github.com/intel/compute-runtime/issues/610',
      date: '2023-01-25',
      establishes: 'a maintainer: Alchemist needs 6.2, which has it on by default',
      strength: 'maintainer-confirmed',
    },
  ],
});
