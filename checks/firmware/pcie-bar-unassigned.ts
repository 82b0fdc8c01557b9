import { all, any, defineCheck, gpus } from '#api';

export default defineCheck({
  id: 'pcie-bar-unassigned',
  layer: 'firmware',
  kind: 'fault',
  title: 'A memory BAR of the GPU got no address: no Above 4G Decoding, or too small a window',
  impact: 'blocked',
  symptom: 'lspci lists the GPU, but its driver refuses it; typical of a second card, of a Tesla P40 or M40, and of virtual machines.',
  blamedOn: 'the driver’s version, a dead card or the riser',
  runtimes: [],
  when: gpus.some((gpu) =>
    all(any(gpu.vendor.is('nvidia'), gpu.vendor.is('amd'), gpu.vendor.is('intel')), gpu.integrated.is(false), gpu.barUnassigned.is(true)),
  ),
  proves: [/NVRM: BAR\d is 0M @ 0x0/],
  hints: [/NVRM: .*The system BIOS may have misconfigured your GPU/, /Memory at <(?:unassigned|ignored)>.{0,20}(?<!non-)prefetchable/],
  said: [
    // As people put it who know what their board lacks, and do not ask. amdgpu’s line about a large BAR is of a card that keeps its small one.
    /(?<!\b(?:if|when|whether|unless|in case)\b.{0,30})\b(?:insufficient|not enough|too little|out of|lack of) (?:(?:PCI(?:e|-E)? )?(?:BAR|MMIO)(?: address| memory)?|PCI(?:e|-E)? (?:memory )?address) (?:space|window)\b(?! for a large BAR)(?!(?:[^.!?]|\.(?=\S)){0,200}\?)(?!.{0,20}\b(?:for )?(?:P2P|peer))(?!.{0,80}\b(?:fixed|solved|resolved|cured|old)\b)/i,
  ],
  remedy: [
    {
      do: 'Enable “Above 4G Decoding” in the firmware setup. CSM (legacy boot) has to be off for that, so a system installed in legacy mode no longer starts.',
    },
    {
      do: 'In a virtual machine enlarge the 64-bit MMIO window: OVMF with the machine type q35 for QEMU, pciPassthru.use64bitMMIO for VMware.',
    },
    {
      do: 'BAR0, a laptop’s own GPU, and one on Thunderbolt, USB4 or OCuLink (boot with it plugged in): have the kernel give out the addresses anew, on its command line.',
      setting: 'pci=realloc=on',
    },
    { do: 'Where the board has no such option, update its firmware, or take another card out: a Tesla M40 wants 32 GiB of address space.' },
  ],
  verify: 'lspci -vv | grep -A12 -E "VGA|3D controller" | grep Memory   # no “unassigned”',
  owner: { component: 'machine-vendor' },
  evidence: [
    {
      url: 'https://github.com/NVIDIA/gpu-operator/issues/492',
      date: '2023-02-24',
      establishes: 'the message “BAR1 is 0M” and that 64-bit MMIO in the firmware is the cause',
      strength: 'several-reports',
    },
    {
      url: 'https://github.com/system76/firmware-open/issues/66',
      date: '2020',
      establishes: 'the same of BAR0, from how the firmware gives out addresses',
      strength: 'several-reports',
    },
    {
      url: 'https://github.com/h8d13/archinstoo/issues/244',
      date: '2026-09-20',
      establishes: 'BAR0 of a laptop’s own GPU; pci=realloc=on gives it an address',
      strength: 'single-report',
    },
    {
      url: 'https://github.com/NVIDIA/open-gpu-kernel-modules/blob/df1c9a3de2be4b130f4fc7680f7198193d8ac6ad/kernel-open/nvidia/nv-pci.c',
      date: '2026-03-05',
      establishes: 'the message, for each of the memory BARs',
      strength: 'maintainer-confirmed',
    },
    {
      url: 'https://github.com/xCuri0/ReBarUEFI/issues/77',
      date: '2023',
      establishes: 'a Tesla M40 needs a 32 GiB BAR; boards of the Ivy Bridge era cannot map it',
      strength: 'several-reports',
    },
  ],
});
