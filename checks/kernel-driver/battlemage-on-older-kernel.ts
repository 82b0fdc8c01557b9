import { all, defineCheck, gate, gpus, intelGpuNotListed, intelGpuNotListedTold, kernel, not } from '#api';

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
    // The graphics of a processor are no such card, of whatever generation.
    gpus.some((gpu) => all(gpu.vendor.is('intel'), gpu.integrated.is(false), gpu.generation.is('battlemage'), gpu.driver.isAbsent())),
    // Who names no kernel is not suspected of an old one.
    not(kernel.release.isAbsent()),
    // Red Hat and SUSE take newer graphics into older kernels; under WSL the card is driven by Windows.
    not(kernel.lineage.oneOf('rhel', 'suse', 'microsoft')),
    // Ubuntu 24.04's first kernel is reported too old; its next one, 6.11, has the driver.
    // Most old kernels have no such card: only the card sets this cause apart.
    gate(kernel.version.inRanges({ introduced: '0', fixed: '6.12' }, { lineage: 'ubuntu', introduced: null, fixed: '6.11', seen: ['5.15', '6.8'] })),
  ),
  // On such a kernel nothing else has to be wrong.
  hints: [...intelGpuNotListed],
  said: [
    ...intelGpuNotListedTold,
    // As people put it who miss it; not where they name another maker’s card.
    /^(?!.{0,400}\b(?:guests?|VMs?|virtual machines?|pass(?:ed)?[- ]?through|n?vi?dia|GeForce|[RG]TX|Quadro|CUDA|Radeon|ROCm|AMD GPUs?)\b).{0,400}?\b(?:i915|xe|GPU|card|B5[78]0)\b(?!s?\b.{0,40}\b(?:container|docker|virtual machine|VM|guest)\b).{0,24}(?:\bnot\b|n['’]t\b|\bnever\b).{0,12}\b(?:loaded|detected|recogni[sz]ed|found|visible|listed)\b(?!.{0,40}\b(?:container|docker|virtual machine|VM|guest)\b)/i,
    /^(?!.{0,400}\b(?:guests?|VMs?|virtual machines?|pass(?:ed)?[- ]?through|n?vi?dia|GeForce|[RG]TX|Quadro|CUDA|Radeon|ROCm|AMD GPUs?)\b).{0,400}?(?:\bnot\b|n['’]t\b|\bnever\b|\bcannot\b|\bfails? to\b).{0,12}\b(?:see|find|detect|recogni[sz]e|list|show)\b.{0,20}\b(?:i915|xe|GPU|card|B5[78]0)\b(?! (?:memory|usage|utili[sz]ation|temperature|load))(?!.{0,40}\b(?:container|docker|virtual machine|VM|guest)\b)/i,
  ],
  explains: ['intel-gpu-needs-force-probe', 'intel-guc-firmware-missing', 'intel-compute-runtime-older-than-gpu'],
  remedy: [
    { do: 'Ubuntu 24.04: install the hardware-enablement kernel and reboot.', commands: ['sudo apt install linux-generic-hwe-24.04'], on: 'ubuntu' },
    {
      do: 'Ubuntu 22.04 has no such kernel: upgrade the release. Debian 12: the kernel from backports. Elsewhere any kernel from 6.12 on; the firmware package has to be as recent.',
    },
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
    {
      url: 'https://github.com/canonical/intel-graphics-preview/issues/8',
      date: '2025-01-06',
      establishes: 'Canonical: the kernel of Ubuntu 24.04.2 (6.11) has basic support for Battlemage; 6.8 before it has none',
      strength: 'maintainer-confirmed',
    },
  ],
});
