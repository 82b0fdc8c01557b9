import { all, any, defineCheck, gpus, not, nvidia } from '#api';

export default defineCheck({
  id: 'nova-core-holds-nvidia-gpu',
  layer: 'kernel-driver',
  kind: 'fault',
  title: 'The kernel’s nova_core driver binds the GPU at boot and keeps the nvidia module out',
  impact: 'blocked',
  symptom: 'The NVIDIA module builds, and fails to load with “No such device”; blacklisting nouveau changes nothing.',
  blamedOn: 'the DKMS build, Secure Boot, the driver’s version',
  runtimes: [],
  // Without NVIDIA's own driver installed it keeps nobody out.
  when: all(
    gpus.some((gpu) => all(gpu.vendor.is('nvidia'), gpu.driver.oneOf('nova_core', 'nova-core', 'NovaCore', 'nova'))),
    gpus.none((gpu) => gpu.driver.is('nvidia')),
    any(nvidia.moduleForKernel.is(true), not(nvidia.libraryVersion.isAbsent()), not(nvidia.dkmsVersions.isEmpty())),
  ),
  // lspci alone shows as much.
  bites: all(
    gpus.some((gpu) => all(gpu.vendor.is('nvidia'), gpu.driver.oneOf('nova_core', 'nova-core', 'NovaCore', 'nova'))),
    nvidia.moduleForKernel.is(true),
  ),
  proves: [/NVRM: GPU \S{4,20} is already bound to NovaCore/],
  remedy: [
    {
      do: 'Blacklist the three modules in a file below /etc/modprobe.d, rebuild the initramfs and reboot.',
      setting: 'blacklist nova_core\nblacklist nova\nblacklist nova_drm',
    },
    { do: 'NixOS:', setting: 'boot.blacklistedKernelModules = [ "nova_core" "nova" "nova_drm" ];', on: 'nixos' },
    { do: 'Or update the kernel: Ubuntu 26.04 switched the driver off in later builds.' },
  ],
  verify: 'lspci -nnk -d 10de: | grep "driver in use"',
  owner: { component: 'distribution' },
  evidence: [
    {
      url: 'https://github.com/beclab/Olares/pull/3963',
      date: '2026-08-17',
      establishes: 'kernel 7.0 of Ubuntu 26.04 with CONFIG_NOVA_CORE=m; Turing, Ampere and Ada are taken; the blacklist helps (merged)',
      strength: 'several-reports',
    },
    {
      url: 'https://github.com/olafkfreund/nixos_config/pull/273',
      date: '2026-03-12',
      establishes: 'the same conflict with kernels from 6.18 on under NixOS',
      strength: 'several-reports',
    },
  ],
});
