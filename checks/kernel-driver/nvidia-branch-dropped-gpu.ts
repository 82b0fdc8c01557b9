import { all, any, defineCheck, gpus, nvidia } from '#api';

export default defineCheck({
  id: 'nvidia-branch-dropped-gpu',
  layer: 'kernel-driver',
  kind: 'fault',
  title: 'NVIDIA’s driver from branch 590 on ignores Maxwell, Pascal and Volta GPUs',
  impact: 'blocked',
  symptom: 'After a rolling upgrade nvidia-smi cannot communicate with the driver; a GTX 9xx or 10xx, P40, P100 or V100 is gone.',
  blamedOn: 'the kernel update, Secure Boot, DKMS',
  runtimes: [],
  when: all(
    any(
      gpus.some((gpu) => all(gpu.vendor.is('nvidia'), gpu.generation.oneOf('maxwell', 'pascal', 'volta'), gpu.driver.isAbsent())),
      // nouveau or vfio-pci on an older card beside one that NVIDIA’s driver has may be meant so.
      all(
        gpus.some((gpu) => all(gpu.vendor.is('nvidia'), gpu.generation.oneOf('maxwell', 'pascal', 'volta'), gpu.driver.is('nouveau'))),
        gpus.none((gpu) => gpu.driver.is('nvidia')),
      ),
      all(
        gpus.some((gpu) => all(gpu.vendor.is('nvidia'), gpu.generation.oneOf('maxwell', 'pascal', 'volta'))),
        nvidia.smiError.has(/couldn't communicate/),
      ),
    ),
    // Images bring newer libraries than the host’s module.
    any(nvidia.moduleVersion.atLeast('590'), all(nvidia.moduleVersion.isAbsent(), nvidia.libraryVersion.atLeast('590'))),
  ),
  unless: any(
    // Somebody went back to a driver that has it.
    all(
      nvidia.smiError.isAbsent(),
      gpus.some((gpu) => all(gpu.generation.oneOf('maxwell', 'pascal', 'volta'), gpu.driver.is('nvidia'))),
    ),
    // Beside a card that the driver knows it is not for the older one that no module is loaded.
    all(
      nvidia.loaded.is(false),
      gpus.some((gpu) => all(gpu.vendor.is('nvidia'), gpu.generation.oneOf('turing', 'ampere', 'ada', 'hopper', 'blackwell'))),
    ),
  ),
  proves: [/supported through the NVIDIA 580\.xx Legacy drivers/],
  hints: [/NVRM: No NVIDIA GPU found/],
  said: [
    // Who stayed with 580, or put the card away, has another trouble.
    /(?<!\b(?:stay(?:ed|ing)?|keep(?:ing)?|kept|heard|if|will|would|when|once|read)\b.{0,40})\b59\d\b(?:(?!\b(?:heard|read|will|would|if)\b)(?:[^.?\n]|\.\d)){0,80}\b(?:dropped|drops|no longer supports?|ended support for)\b[^.\n]{0,40}\b(?:Pascal|Maxwell|Volta)\b(?![^.\n]{0,60}\b(?:I|we)\b[^.\n]{0,20}\b(?:stay(?:ed)?|remain(?:ed)?|keep|kept|pin(?:ned)?|downgraded|went|took|removed|sold|replaced)\b)/i,
  ],
  explains: ['nvidia-open-module-on-older-gpu', 'nvidia-module-missing-for-kernel', 'nouveau-holds-nvidia-gpu'],
  remedy: [
    { do: 'Go back to the branch 580, the last one with these GPUs.' },
    { do: 'NixOS:', setting: 'hardware.nvidia.package = config.boot.kernelPackages.nvidiaPackages.legacy_580;', on: 'nixos' },
    { do: 'Ubuntu: the proprietary 580, not -open.', commands: ['sudo apt install nvidia-driver-580'], on: 'ubuntu' },
    {
      do: 'Fedora with RPM Fusion: remove xorg-x11-drv-nvidia* and akmod-nvidia*, then install akmod-nvidia-580xx, xorg-x11-drv-nvidia-580xx and, for CUDA, xorg-x11-drv-nvidia-580xx-cuda.',
      on: 'fedora',
    },
    { do: 'Arch: nvidia-580xx-dkms and its utilities from the AUR.', on: 'arch' },
    {
      do: 'The host driver of NVIDIA’s vGPU software ends earlier: with its release 16 (branch 535) for the P4, P40 and P100, with 19 (580) for the V100.',
    },
    { do: 'A Blackwell card (RTX 50) wants the open module, which drives none of these: the two cannot be used in one machine.' },
  ],
  verify: 'nvidia-smi -L',
  owner: { component: 'nvidia' },
  evidence: [
    {
      url: 'https://archlinux.org/news/nvidia-590-driver-drops-pascal-support-main-packages-switch-to-open-kernel-modules/',
      date: '2025-12',
      establishes: 'the driver 590 drops Pascal and older',
      strength: 'documented',
    },
    {
      url: 'https://github.com/NixOS/nixos-hardware/issues/1880',
      date: '2026-05-17',
      establishes: 'the message of 595.71.05 for a GTX 1050, then “No NVIDIA GPU found”',
      strength: 'several-reports',
    },
    {
      url: 'https://github.com/fady-saied/Nvidia-Fedora-Guide/issues/20',
      date: '2026-05-06',
      establishes: 'Fedora 44: a GeForce 940MX works again with the packages named 580xx',
      strength: 'single-report',
    },
    {
      url: 'https://github.com/anomixer/proxmox-vgpu-installer/issues/29',
      date: '2026-09-09',
      establishes: 'the same for a Tesla P100 with 595.71.03; which vGPU release is the last one for which card, from NVIDIA’s lists',
      strength: 'several-reports',
    },
  ],
});
