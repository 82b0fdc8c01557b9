import { all, any, defineCheck, gpus, not, nvidia } from '#api';

export default defineCheck({
  id: 'nouveau-holds-nvidia-gpu',
  layer: 'kernel-driver',
  kind: 'fault',
  title: 'nouveau holds the GPU, so the installed NVIDIA driver cannot take it',
  impact: 'blocked',
  symptom: 'nvidia-smi cannot communicate with the driver, although the driver’s packages are installed; modprobe nvidia says “No such device”.',
  blamedOn: 'the driver package, an unsupported GPU',
  runtimes: [],
  // Without NVIDIA's own driver installed nouveau is a choice, and Vulkan works on it.
  when: all(
    gpus.some((gpu) => all(gpu.vendor.is('nvidia'), gpu.driver.is('nouveau'))),
    // An older card beside one that NVIDIA’s driver has may be meant so.
    gpus.none((gpu) => gpu.driver.is('nvidia')),
    any(nvidia.moduleForKernel.is(true), not(nvidia.libraryVersion.isAbsent())),
  ),
  // A card of Kepler is none that the installed driver knows: 470 was the last with them.
  unless: all(
    gpus.none((gpu) => all(gpu.driver.is('nouveau'), not(gpu.generation.is('kepler')))),
    nvidia.libraryVersion.atLeast('471'),
  ),
  // lspci alone shows as much, also where it lists this card only.
  bites: all(
    gpus.some((gpu) => all(gpu.vendor.is('nvidia'), gpu.driver.is('nouveau'))),
    nvidia.moduleForKernel.is(true),
  ),
  proves: [
    /NVRM: GPU \S{4,20} is already bound to nouveau/,
    // NVIDIA's installer, which breaks the line where the terminal ends; its ERROR was made a WARNING later.
    /\b(?:ERROR|WARNING): The Nouveau kernel driver is currently in use\b/,
  ],
  hints: [
    /NVRM: The NVIDIA probe routine was not called for \d{1,3} device/,
    // modprobe's and insmod's words where a GPU is taken, or none fits.
    /could not insert '?nvidia[\w-]{0,10}'?: No such device|Error inserting nvidia\S{0,120}: No such device/,
  ],
  remedy: [
    {
      do: 'Reboot first: a fresh installation has blacklisted nouveau, which takes effect at boot. NVIDIA’s own installer offers to write the blacklist; run it again after the reboot.',
    },
    {
      do: 'If it is still there, blacklist it in a file below /etc/modprobe.d and rebuild the initramfs, since nouveau is loaded from that. Until the NVIDIA module loads, the screen has only basic graphics.',
      setting: 'blacklist nouveau',
    },
    { do: 'See that a module exists for the running kernel: distributions fall back to nouveau where its build failed.', commands: ['modinfo nvidia'] },
  ],
  verify: 'lspci -nnk -d 10de: | grep "driver in use"',
  owner: { component: 'local-configuration' },
  evidence: [
    {
      url: 'https://github.com/compiler-explorer/infra/pull/1519',
      date: '2026-09-05',
      establishes: 'right after the installation modprobe nvidia ends in ENODEV, since the blacklist acts at boot only',
      strength: 'several-reports',
    },
    {
      url: 'https://github.com/NVIDIA/open-gpu-kernel-modules/blob/df1c9a3de2be4b130f4fc7680f7198193d8ac6ad/kernel-open/nvidia/nv.c',
      date: '2026-03-05',
      establishes: 'the module’s message where another driver owns the device',
      strength: 'documented',
    },
  ],
});
