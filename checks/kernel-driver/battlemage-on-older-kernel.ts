import { all, any, defineCheck, gpus, kernel } from '#api';

export default defineCheck({
  id: 'battlemage-on-older-kernel',
  layer: 'kernel-driver',
  kind: 'fault',
  title: 'This kernel is older than 6.12 and has no driver for the Battlemage GPU (Arc B-series)',
  impact: 'blocked',
  symptom: 'An Arc B580 or B570 is in lspci; no render node, clinfo and sycl-ls list no GPU.',
  blamedOn: 'the compute runtime or oneAPI, Resizable BAR',
  runtimes: [],
  when: all(
    gpus.some((gpu) => all(gpu.vendor.is('intel'), gpu.generation.is('battlemage'), gpu.driver.isAbsent())),
    // Ubuntu 24.04's first kernel is reported too old; its later ones have the driver.
    any(kernel.version.below('6.12'), kernel.version.inRanges({ lineage: 'ubuntu', introduced: null, fixed: '6.14', seen: ['5.15', '6.8'] })),
  ),
  explains: ['intel-gpu-needs-force-probe', 'intel-guc-firmware-missing'],
  remedy: [
    { do: 'Ubuntu 24.04: install the hardware-enablement kernel and reboot.', commands: ['sudo apt install linux-generic-hwe-24.04'], on: 'ubuntu' },
    { do: 'Debian 12: the kernel from backports. Elsewhere any kernel from 6.12 on; the firmware package has to be as recent.' },
  ],
  verify: 'lspci -nnk -d 8086: | grep -A3 VGA; ls /dev/dri',
  owner: { component: 'distribution' },
  evidence: [
    {
      url: 'https://github.com/intel/compute-runtime/issues/836',
      date: '2025-07-18',
      establishes: 'a maintainer: B580 needs kernel 6.12 or newer',
      strength: 'maintainer-confirmed',
    },
    {
      url: 'https://github.com/Apress/data-parallel-CPP/issues/144',
      date: '2026-02-02',
      establishes: 'Ubuntu 22.04 does not work, 24.04 with 6.14 does',
      strength: 'several-reports',
    },
  ],
});
