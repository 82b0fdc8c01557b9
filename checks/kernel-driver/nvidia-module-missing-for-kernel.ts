import {
  all,
  any,
  defineCheck,
  gpus,
  kernelHeadersMissing,
  not,
  nvidia,
  nvidiaModuleNotFound,
  nvidiaModuleNotInImage,
  nvidiaModuleOtherKernel,
  nvidiaSmiNoDriver,
  platform,
} from '#api';

export default defineCheck({
  id: 'nvidia-module-missing-for-kernel',
  layer: 'kernel-driver',
  kind: 'fault',
  title: 'The running kernel has no nvidia module: none was built or installed for this kernel',
  impact: 'blocked',
  symptom: 'Since a reboot nvidia-smi cannot communicate with the driver, and inference runs on the CPU.',
  blamedOn: 'the update of the runtime on the same day, a driver that “uninstalled itself”',
  runtimes: [],
  when: all(
    platform.system.is('native'),
    // In a container the host’s modules are out of sight.
    platform.container.isAbsent(),
    // A report of a system container has nvidia-smi’s words from inside, while it works on the machine around.
    not(platform.container.is('lxc')),
    gpus.some((gpu) => gpu.vendor.is('nvidia')),
    nvidia.loaded.is(false),
    nvidia.moduleForKernel.is(false),
    // The driver is wanted here: its libraries, its sources or its tool are installed.
    any(not(nvidia.libraryVersion.isAbsent()), not(nvidia.dkmsVersions.isEmpty()), nvidia.smiError.has(/couldn't communicate/)),
  ),
  unless: any(
    // With headers and sources a build was tried, and failed: that has a page of its own.
    all(nvidia.headers.is(true), not(nvidia.dkmsVersions.isEmpty())),
    // It is loaded outside of the container in which modprobe was tried; or a virtual machine has the card.
    gpus.some((gpu) => all(gpu.vendor.is('nvidia'), gpu.driver.oneOf('nvidia', 'vfio-pci'))),
    // A card of Kepler is none that the installed driver knows: 470 was the last with them.
    all(
      gpus.none((gpu) => all(gpu.vendor.is('nvidia'), not(gpu.generation.is('kepler')))),
      nvidia.libraryVersion.atLeast('471'),
    ),
    // NVIDIA's boards up to Orin have no nvidia_uvm.
    platform.board.has(/\b(?:Orin|Xavier|Jetson(?: Nano| TX[12]))\b/i),
  ),
  proves: [...nvidiaModuleNotFound, ...nvidiaModuleOtherKernel],
  hints: [...nvidiaModuleNotInImage, ...nvidiaSmiNoDriver, ...kernelHeadersMissing],
  explains: ['nouveau-holds-nvidia-gpu'],
  remedy: [
    {
      do: 'Install the headers of the running kernel and let DKMS build (Proxmox VE calls them proxmox-headers-$(uname -r)).',
      commands: ['sudo apt install linux-headers-$(uname -r)', 'sudo dkms autoinstall'],
      on: 'debian',
    },
    {
      do: 'Fedora: let akmods build the module for the running kernel; it says so where headers (kernel-devel) are missing.',
      commands: ['sudo akmods'],
      on: 'fedora',
    },
    {
      do: 'With prebuilt modules install the package for this kernel (linux-modules-nvidia-…, nvidia for linux, nvidia-lts for linux-lts), or boot the kernel that has one.',
    },
    { do: 'Where no driver was installed so far, install the distribution’s package of it (Ubuntu: sudo ubuntu-drivers install), which brings the module.' },
  ],
  verify: 'modinfo nvidia | head -3; nvidia-smi',
  owner: { component: 'local-configuration' },
  evidence: [
    {
      url: 'https://github.com/ollama/ollama/blob/fb30760996871fa9460115c753afd2c60d4ab0f7/scripts/install.sh',
      date: '2026-08-21',
      establishes: 'the installer itself installs headers for the running kernel before dkms',
      strength: 'documented',
    },
    {
      url: 'https://github.com/GoogleCloudPlatform/compute-gpu-installation/pull/18',
      date: '2023-04-02',
      establishes: 'a kernel upgrade stops the driver where dkms is not set up',
      strength: 'several-reports',
    },
    {
      url: 'https://github.com/negativo17/nvidia-driver/issues/97',
      date: '2020-02-15',
      establishes: 'after an upgrade of Fedora the kernel refuses the module of the old kernel: version magic',
      strength: 'single-report',
    },
    {
      url: 'https://github.com/pop-os/pop/issues/2369',
      date: '2022-05-05',
      establishes: 'the module existed for the old kernel alone',
      strength: 'several-reports',
    },
  ],
});
