import { all, any, defineCheck, gpus, i915GucMissing, kernel, logs, xeGucMissing } from '#api';

export default defineCheck({
  id: 'intel-guc-firmware-missing',
  layer: 'firmware',
  kind: 'exposure',
  title: 'GuC firmware for the Intel GPU is missing or too old, so its driver does not bring it up',
  impact: 'blocked',
  symptom: 'The GPU is in lspci; xe gives it no render node, i915 one that every program fails on.',
  blamedOn: 'the compute runtime, the kernel',
  runtimes: [],
  // xe cannot run without GuC; i915 goes on without it on older GPUs.
  when: any(
    all(
      gpus.some((gpu) => all(gpu.vendor.is('intel'), gpu.generation.oneOf('battlemage', 'lunar-lake', 'panther-lake'), gpu.driver.isAbsent())),
      // Loaded and not bound, as also a GPU that this kernel does not know yet: the log has to tell.
      kernel.modules.has('xe'),
      logs.gpuFaults.has('xe-guc-missing'),
    ),
    // i915 stays bound to a GPU that it gave up.
    all(
      gpus.some((gpu) => all(gpu.vendor.is('intel'), gpu.driver.is('i915'))),
      logs.gpuFaults.has('intel-guc-missing'),
    ),
  ),
  unless: logs.gpuFaults.has('xe-firmware-came'),
  proves: [...i915GucMissing, ...xeGucMissing],
  hints: [/xe \S{4,20} \[drm\] \*ERROR\* (?:Tile\d: )?(?:GT\d: )?Failed to initialize uC/],
  remedy: [
    {
      do: 'Update the package with Intel’s GPU firmware, since a new kernel needs firmware of its time: linux-firmware, intel-gpu-firmware on Fedora, linux-firmware-intel on Arch, firmware-intel-graphics (until 12 firmware-misc-nonfree) on Debian. The folders are /lib/firmware/xe and /lib/firmware/i915.',
    },
    {
      do: 'On a kernel from 6.1 on, a name with three numbers at its end (pvc_guc_70.26.4.bin) is asked for by Intel’s own DKMS driver, and in none of these packages: take it from intel-gpu/intel-gpu-firmware on GitHub, of the driver’s release. Older kernels ask for such names themselves, and the packages have them.',
    },
    { do: 'Rebuild the initramfs afterwards, since the driver is loaded from it; minimal systems may leave the folder out.' },
  ],
  verify: 'ls /lib/firmware/xe /lib/firmware/i915; sudo dmesg | grep -i guc; ls /dev/dri',
  owner: { component: 'linux-firmware' },
  evidence: [
    {
      url: 'https://github.com/intel-gpu/intel-gpu-i915-backports/issues/41',
      date: '2022-11-08',
      establishes: 'Arc A380 on i915 without dg2_guc_70.2.0.bin: “fetch failed with error -2”, and no desktop',
      strength: 'several-reports',
    },
    {
      url: 'https://github.com/intel-gpu/intel-gpu-i915-backports/issues/199',
      date: '2024-10-21',
      establishes: 'Data Center GPU Max on i915 without pvc_guc_70.26.4.bin: attached, and seen by no tool',
      strength: 'several-reports',
    },
    {
      url: 'https://github.com/torvalds/linux/blob/v6.12/drivers/gpu/drm/i915/gt/uc/intel_uc.c',
      date: '2024-11-17',
      establishes: 'i915 gives the GPU up without GuC where work is submitted through it, as by default on all since Alder Lake-P; the display goes on',
      strength: 'documented',
    },
    {
      url: 'https://github.com/lxc/incus-os/issues/891',
      date: '2026-02-12',
      establishes: 'Arc Pro B50 without xe/bmg_guc_70.bin: the whole sequence of messages',
      strength: 'several-reports',
    },
    {
      url: 'https://github.com/thesofproject/linux/pull/5196',
      date: '2024-10-04',
      establishes: 'Lunar Lake: “Unsupported GuC v70.20.0! v70.29.2 or newer is required”, cured by newer firmware',
      strength: 'several-reports',
    },
  ],
});
