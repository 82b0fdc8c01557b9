import { all, any, defineCheck, gpus, kernelHeadersMissing, nvidia, nvidiaInstallerNoHeaders, platform } from '#api';

export default defineCheck({
  id: 'nvidia-kernel-headers-missing',
  layer: 'kernel-driver',
  kind: 'fault',
  title: 'Kernel headers of the running kernel are missing, so no nvidia module can be built',
  impact: 'blocked',
  symptom: 'Installing the driver, or a kernel update, ends with “kernel headers … cannot be found” or “Missing kernel headers”; nvidia-smi finds no driver.',
  blamedOn: 'the driver package, or the kernel being too new',
  runtimes: [],
  when: all(
    platform.system.is('native'),
    gpus.some((gpu) => gpu.vendor.is('nvidia')),
    nvidia.moduleForKernel.is(false),
    nvidia.headers.is(false),
  ),
  unless: any(
    nvidia.loaded.is(true),
    nvidia.dkmsVersions.isEmpty(),
    // There is a module that works, or a virtual machine has the card.
    gpus.some((gpu) => all(gpu.vendor.is('nvidia'), gpu.driver.oneOf('nvidia', 'vfio-pci'))),
  ),
  proves: [...nvidiaInstallerNoHeaders],
  // They stand there for old kernels too, whose folders were left behind.
  hints: [...kernelHeadersMissing],
  explains: ['nvidia-module-missing-for-kernel', 'nvidia-dkms-build-failed', 'nouveau-holds-nvidia-gpu'],
  remedy: [
    {
      do: 'Install the headers of the running kernel, then let DKMS build. Proxmox VE calls them proxmox-headers-$(uname -r).',
      commands: ['sudo apt install linux-headers-$(uname -r)', 'sudo dkms autoinstall'],
      on: 'debian',
    },
    {
      do: 'Arch: the headers package that belongs to the kernel (linux-headers, linux-lts-headers, linux-zen-headers); after a kernel update reboot first, since the folder of the old kernel is gone.',
      on: 'arch',
    },
    {
      do: 'Fedora: kernel-devel of the running kernel, then let akmods build.',
      commands: ['sudo dnf install kernel-devel-$(uname -r)', 'sudo akmods'],
      on: 'fedora',
    },
    { do: 'Where the repository has no headers for this kernel any more, update the kernel and its headers together, and reboot into it.' },
  ],
  verify: 'ls -d /lib/modules/$(uname -r)/build/include; dkms status | grep nvidia',
  owner: { component: 'local-configuration' },
  evidence: [
    {
      url: 'https://github.com/dell/dkms/blob/793fdab5eba9d6b6e9295b18e44a23824e7da44f/dkms.in',
      date: '2025-09-16',
      establishes: 'what DKMS prints without headers, and which package it names',
      strength: 'documented',
    },
    {
      url: 'https://github.com/zen-kernel/zen-kernel/issues/305',
      date: '2023-03-19',
      establishes: 'the kernel’s maintainer: install the headers, any DKMS package needs them',
      strength: 'maintainer-confirmed',
    },
    {
      url: 'https://github.com/archlinux/archinstall/issues/585',
      date: '2021-06-23',
      establishes: 'nvidia-dkms without the headers that match the kernel',
      strength: 'several-reports',
    },
    {
      url: 'https://github.com/negativo17/nvidia-driver/issues/105',
      date: '2020-11-01',
      establishes: 'Fedora without kernel-devel: DKMS builds nothing until it is installed',
      strength: 'several-reports',
    },
    {
      url: 'https://github.com/NVIDIA/nvidia-installer/blob/00aaa9f9b4677d606a1897c5554d9c93e5870980/kernel.c',
      date: '2025-12-18',
      establishes: 'the installer’s words; it looks for the running kernel’s sources',
      strength: 'documented',
    },
    {
      url: 'https://github.com/RinCat/RTL88x2BU-Linux-Driver/issues/155',
      date: '2022-08-29',
      establishes: 'Arch’s message for a kernel that is not in use any more, which is harmless',
      strength: 'several-reports',
    },
  ],
});
