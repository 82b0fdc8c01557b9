import { all, any, defineCheck, gpus, not, platform } from '#api';

export default defineCheck({
  id: 'amd-gpu-without-driver',
  layer: 'kernel-driver',
  kind: 'fault',
  title: 'No kernel driver is bound to the Radeon GPU: amdgpu is not loaded or refused it',
  impact: 'blocked',
  symptom: 'Every runtime uses the CPU; the display, if any, runs at low resolution.',
  blamedOn: 'the runtime, ROCm or Mesa',
  runtimes: [],
  when: all(
    platform.system.is('native'),
    // Older cards belong to the driver radeon, which serves no runtime anyway.
    // The small graphics of desktop processors are often switched off on servers (nomodeset), where nobody misses them.
    gpus.some((gpu) =>
      all(
        gpu.arch.has(/^gfx(?:[89]|1[0-2])/),
        any(gpu.integrated.is(false), gpu.arch.oneOf('gfx1103', 'gfx1150', 'gfx1151', 'gfx1152', 'gfx1153')),
        gpu.driver.isAbsent(),
      ),
    ),
    not(gpus.some((gpu) => any(gpu.driver.oneOf('amdgpu', 'nvidia', 'xe'), all(gpu.driver.is('i915'), gpu.integrated.is(false))))),
  ),
  hints: [
    /Kernel command line: .*\bnomodeset\b/,
    /amdgpu [0-9a-f:.]{7,12}: .{0,40}Fatal error during GPU init/,
    /amdgpu: probe of [0-9a-f:.]{7,12} failed with error -\d+/,
    // Newer kernels word it so.
    /amdgpu [0-9a-f:.]{7,12}: probe with driver amdgpu failed with error -\d+/,
    // rocminfo, where /sys/module has no amdgpu that is live.
    /ROCk module is NOT loaded, possibly no GPU devices/,
  ],
  remedy: [
    {
      do: 'Take nomodeset and module blacklists off the kernel command line and out of /etc/modprobe.d, rebuild the initramfs, which holds a copy of them, and reboot.',
    },
    {
      do: 'Where modinfo finds no amdgpu, the kernel’s package came without it, as those of Ubuntu for clouds and virtual machines do. Install the rest of its modules, then sudo modprobe amdgpu.',
      commands: ['sudo apt install linux-modules-extra-$(uname -r)'],
      on: 'ubuntu',
    },
    {
      do: 'Where the log tells of a failed start, the cause stands in its first line of amdgpu: missing firmware (update linux-firmware), or a kernel that is older than the GPU.',
      commands: ['journalctl -k -b | grep -i amdgpu | head -50'],
    },
  ],
  verify: 'lspci -nnk | grep -A3 -E "VGA|Display"   # “Kernel driver in use: amdgpu”',
  owner: { component: 'local-configuration' },
  evidence: [
    {
      url: 'https://docs.kernel.org/admin-guide/kernel-parameters.html',
      date: '2025',
      establishes: 'nomodeset keeps DRM drivers from taking the GPU',
      strength: 'documented',
    },
    {
      url: 'https://github.com/ROCm/rocm-install-on-linux/blob/f297bde3afa98d750d1aa460386491db9a721f30/docs/install/prerequisites.rst',
      date: '2024-10-24',
      establishes: 'AMD: on Ubuntu the running kernel needs its linux-modules-extra',
      strength: 'documented',
    },
  ],
});
