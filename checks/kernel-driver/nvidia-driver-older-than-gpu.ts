import { all, any, defineCheck, gpus, nvidia } from '#api';

/** A GPU of this generation that no driver has taken. */
const idle = (generation: 'ada' | 'blackwell') =>
  gpus.some((gpu) => all(gpu.vendor.is('nvidia'), gpu.generation.is(generation), gpu.integrated.is(false), gpu.driver.isAbsent()));

export default defineCheck({
  id: 'nvidia-driver-older-than-gpu',
  layer: 'kernel-driver',
  kind: 'fault',
  title: 'The NVIDIA driver is older than this GPU and does not know it',
  impact: 'blocked',
  symptom: 'nvidia-smi prints “No devices were found” or cannot communicate with the driver, although the driver installed cleanly and its module is loaded.',
  blamedOn: 'the card, the slot, Secure Boot or the container',
  runtimes: [],
  // By the chips that the sources of each release list: GB202 to GB207 came with 570, AD102 to AD107 with 520.
  when: any(all(idle('blackwell'), nvidia.moduleVersion.below('570')), all(idle('ada'), nvidia.moduleVersion.below('520'))),
  // The second of several lines: the chip is in none of this release's tables. Older chips that were dropped have words of their own, as has the open
  // module where it misses a GSP.
  proves: [/NVRM: installed in this system is not supported by the\s{0,4}$/],
  hints: [/^\s{0,8}No devices were found\s{0,4}$/],
  explains: ['nvml-refuses-loaded-driver'],
  remedy: [
    { do: 'Install a newer branch and reboot: 570 is the first for RTX 50 and the other Blackwell cards, which need the open kernel module besides.' },
    { do: 'Ubuntu: take what this lists as recommended.', commands: ['ubuntu-drivers list'], on: 'ubuntu' },
    {
      do: 'Debian 12 and 13 have 535 and 550 only: add NVIDIA’s own repository for the release (https://developer.download.nvidia.com/compute/cuda/repos/) and install nvidia-open from it.',
      on: 'debian',
    },
    { do: 'In a virtual machine, where the host’s driver knows the card and the guest’s release lists it: see how the card is passed through.' },
  ],
  verify: 'nvidia-smi -L',
  owner: { component: 'local-configuration' },
  evidence: [
    {
      url: 'https://github.com/NVIDIA/open-gpu-kernel-modules/blob/df1c9a3de2be4b130f4fc7680f7198193d8ac6ad/src/nvidia/arch/nvalloc/unix/src/osapi.c',
      date: '2026-03-05',
      establishes: 'the lines, printed where no table has the chip; chips that were dropped, and those without a GSP, get others',
      strength: 'documented',
    },
    {
      url: 'https://github.com/NVIDIA/open-gpu-kernel-modules/commit/54d69484da940413ba6017df9cf43bed8b75da46',
      date: '2025-01-27',
      establishes: '570.86.15 is the first release whose sources know GB202; 565.77 does not',
      strength: 'documented',
    },
    {
      url: 'https://github.com/NVIDIA/open-gpu-kernel-modules/commit/7c345b838b8a63126ed425781400c1ae8a7a4a1d',
      date: '2022-10-12',
      establishes: '520.56.06 is the first release whose sources know AD102; 515.86.01 does not',
      strength: 'documented',
    },
    {
      url: 'https://github.com/oddmario/NVIDIA-Ubuntu-Driver-Guide/issues/10',
      date: '2025-04-07',
      establishes: 'RTX 50 on Ubuntu 22.04 and 24.04: 535 and older do not do, 570-open does',
      strength: 'single-report',
    },
  ],
});
