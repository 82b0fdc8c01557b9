import { all, defineCheck, gpus, not, nvidia } from '#api';

export default defineCheck({
  id: 'nvidia-proprietary-module-on-blackwell',
  layer: 'kernel-driver',
  kind: 'exposure',
  title: 'Blackwell GPUs need NVIDIA’s open kernel module; the proprietary one is loaded',
  impact: 'blocked',
  symptom: 'nvidia-smi prints “No devices were found”, or the machine stops at a black screen; the driver itself installed cleanly.',
  blamedOn: 'the card, the power supply, the firmware setup, the CUDA version',
  runtimes: [],
  when: all(
    nvidia.flavour.is('proprietary'),
    // A negation, since most Blackwell cards have the open module: without the module's kind nothing is suspected.
    not(gpus.none((gpu) => all(gpu.vendor.is('nvidia'), gpu.generation.is('blackwell')))),
  ),
  unless: nvidia.smiError.isAbsent(),
  bites: nvidia.smiError.has(/No devices were found/),
  // The second of two lines; the first names the GPU.
  proves: [/installed in this system requires use of the NVIDIA open kernel modules/],
  hints: [/RmInitAdapter failed!/, /^\s*No devices were found\s*$/],
  explains: ['nvml-refuses-loaded-driver'],
  remedy: [
    { do: 'Ubuntu: install the -open package of the same branch and reboot.', commands: ['sudo apt install nvidia-driver-580-open'], on: 'ubuntu' },
    { do: 'Arch: nvidia-open or nvidia-open-dkms in place of the proprietary package. GPUs before Turing lose support with it.', on: 'arch' },
    {
      do: 'Fedora with RPM Fusion: have akmods build the open modules by this line in a file macros.* below /etc/rpm; then sudo akmods --force, and reboot.',
      setting: '%_with_kmod_nvidia_open 1',
      on: 'fedora',
    },
    { do: 'Debian: nvidia-open-kernel-dkms in place of nvidia-kernel-dkms; then reboot.', on: 'debian' },
    { do: 'NixOS:', setting: 'hardware.nvidia.open = true;', on: 'nixos' },
    { do: 'With NVIDIA’s own installer, run it anew and choose the open modules.', setting: '--kernel-module-type=open' },
  ],
  verify: 'cat /proc/driver/nvidia/version   # says “Open Kernel Module”',
  owner: { component: 'local-configuration' },
  evidence: [
    {
      url: 'https://github.com/Start9Labs/start-technologies/issues/3465',
      date: '2026-07-11',
      establishes: 'quotes NVIDIA’s README: Blackwell and later are supported by the open kernel modules only',
      strength: 'documented',
    },
    {
      url: 'https://github.com/Start9Labs/start-technologies/pull/3693',
      date: '2026-08-14',
      establishes: '580.173.02 on a GB10: RmInitAdapter fails with the proprietary module and works with the open one',
      strength: 'several-reports',
    },
    {
      url: 'https://github.com/coreos/rpm-ostree/issues/5395',
      date: '2025-05-24',
      establishes: 'Fedora 42 builds the proprietary module for an RTX 50 where the macro is not taken, and the driver prints the line',
      strength: 'several-reports',
    },
    {
      url: 'https://github.com/getsolus/packages/issues/5575',
      date: '2025-05-04',
      establishes: '5090 with the proprietary 570.144: hang at boot, “No devices were found”',
      strength: 'several-reports',
    },
  ],
});
