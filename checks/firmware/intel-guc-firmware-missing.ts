import { all, defineCheck, gpus, kernel } from '#api';

export default defineCheck({
  id: 'intel-guc-firmware-missing',
  layer: 'firmware',
  kind: 'exposure',
  title: 'GuC firmware for the Intel GPU is missing or too old, so xe does not bring it up',
  impact: 'blocked',
  symptom: 'The GPU is in lspci, and there is no render node for it.',
  blamedOn: 'the compute runtime, the kernel',
  runtimes: [],
  // xe cannot run without GuC; i915 goes on without it on older GPUs.
  when: all(
    gpus.some((gpu) => all(gpu.vendor.is('intel'), gpu.generation.oneOf('battlemage', 'lunar-lake', 'panther-lake'), gpu.driver.isAbsent())),
    // Loaded and not bound: it tried.
    kernel.modules.has('xe'),
  ),
  proves: [
    /xe \S{4,20} \[drm\] (?:\*ERROR\* )?(?:Tile\d: )?(?:GT\d: )?GuC firmware xe\/\w{3,12}_guc_\d{1,3}\.bin: fetch failed/,
    /xe \S{4,20} \[drm\] \*ERROR\* (?:Tile\d: )?(?:GT\d: )?Unsupported GuC v[\d.]{3,12}! v[\d.]{3,12} or newer is required/,
  ],
  hints: [/xe \S{4,20} \[drm\] \*ERROR\* (?:Tile\d: )?(?:GT\d: )?Failed to initialize uC/],
  remedy: [
    { do: 'Update linux-firmware: a new kernel needs firmware of its time. The folder is /lib/firmware/xe.' },
    { do: 'Rebuild the initramfs afterwards, since xe is loaded from it; minimal systems may leave the folder out.' },
  ],
  verify: 'ls /lib/firmware/xe; sudo dmesg | grep -i guc; ls /dev/dri',
  owner: { component: 'linux-firmware' },
  evidence: [
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
