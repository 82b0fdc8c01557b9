import { all, any, defineCheck, holds, not, nvidia, platform } from '#api';

export default defineCheck({
  id: 'nvidia-gsp-firmware-missing',
  layer: 'firmware',
  kind: 'exposure',
  title: 'GSP firmware of the loaded NVIDIA driver’s version is missing (gsp_*.bin)',
  impact: 'blocked',
  symptom: 'The driver loads and nvidia-smi prints “No devices were found”, after packages were mixed or modules built without the rest.',
  blamedOn: 'a faulty card',
  runtimes: [],
  // The open module needs the firmware of its own release; the proprietary one runs older cards without.
  // A negation: that an open module finds no GPU has many causes.
  when: all(not(any(nvidia.flavour.isAbsent(), nvidia.flavour.is('proprietary'))), nvidia.gspFiles.isAbsent()),
  // An image without the folder whose GPU answers has the firmware elsewhere.
  // NVIDIA's boards up to Orin have an open module for the display alone, and often no nvidia-smi.
  // A container shows the module of its host, and has no firmware of its own.
  unless: any(
    nvidia.smiError.isAbsent(),
    // An update without a reboot takes the files of the loaded release away, which it has long read.
    nvidia.smiError.has(/version mismatch/i),
    platform.board.has(/\b(?:Orin|Xavier|Jetson(?: Nano| TX[12]))\b/i),
    holds('it is a container', [platform.container], () => true),
  ),
  bites: nvidia.smiError.has(/No devices were found/),
  proves: [/Direct firmware load for nvidia\/\d{3}\.[\d.]{2,12}\/gsp_\w{2,12}\.bin failed with error -2/],
  hints: [/RmInitAdapter: Cannot initialize GSP firmware RM/],
  remedy: [
    {
      do: 'Install the firmware package of exactly the driver’s version (firmware-nvidia-gsp on Debian, nvidia-firmware-… on Ubuntu, nvidia-common-G06 and its successors on openSUSE, until 2024 kernel-firmware-nvidia-gspx-G06, nvidia-utils on Arch, what provides nvidia-kmod-common on Fedora; on NixOS it has to be among hardware.firmware).',
    },
    { do: 'If the file is there, the driver was loaded from an initramfs without it: rebuild the initramfs, or keep nvidia out of it.' },
  ],
  verify: 'ls /lib/firmware/nvidia/$(cat /sys/module/nvidia/version)',
  owner: { component: 'distribution' },
  evidence: [
    {
      url: 'https://github.com/NVIDIA/open-gpu-kernel-modules/blob/df1c9a3de2be4b130f4fc7680f7198193d8ac6ad/README.md',
      date: '2026-03-05',
      establishes: 'the modules must be used with GSP firmware of the corresponding release',
      strength: 'documented',
    },
    {
      url: 'https://github.com/NVIDIA/open-gpu-kernel-modules/issues/639',
      date: '2024-05-11',
      establishes: 'gsp_ga10x.bin failed with error -2 on 550.76, an akmods build',
      strength: 'several-reports',
    },
    {
      url: 'https://github.com/openSUSE/nvidia-driver-G06/pull/37',
      date: '2024-10-20',
      establishes: 'merged: openSUSE’s firmware moved from a package of its own into nvidia-common-G06',
      strength: 'maintainer-confirmed',
    },
    {
      url: 'https://github.com/NixOS/nixpkgs/issues/454772',
      date: '2025-10-23',
      establishes: 'NixOS’s data-centre driver installs no firmware folder, with the same message',
      strength: 'several-reports',
    },
  ],
});
