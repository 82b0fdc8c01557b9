import { all, amdgpuFirmwareMissing, defineCheck, gpus, kernel, logs, not } from '#api';

export default defineCheck({
  id: 'amdgpu-firmware-missing',
  layer: 'firmware',
  kind: 'exposure',
  title: 'amdgpu gives up on a Radeon when a file that it needs in /lib/firmware/amdgpu is missing',
  impact: 'blocked',
  symptom: 'No /dev/dri and no /dev/kfd after a new card or a fresh Debian; dmesg has “Direct firmware load for amdgpu/… failed with error -2”.',
  blamedOn: 'ROCm, or a defective card',
  runtimes: [],
  // A missing optional file leaves the card working; then its driver is bound.
  when: all(
    gpus.some((gpu) => all(gpu.vendor.is('amd'), gpu.driver.isAbsent())),
    kernel.modules.has('amdgpu'),
    // A card without a driver has other causes too: a new generation, a BIOS image that is not found.
    logs.gpuFaults.has('amdgpu-firmware-missing'),
    // Or it waits for a virtual machine.
    not(kernel.modules.has('vfio_pci')),
  ),
  unless: logs.gpuFaults.has('amdgpu-firmware-came'),
  proves: [...amdgpuFirmwareMissing],
  hints: [/amdgpu(?: \S{4,20})?: (?:probe of \S{4,20}|probe with driver amdgpu) failed with error -2\b/],
  explains: ['amd-gpu-without-driver'],
  remedy: [
    {
      do: 'Install the firmware package (Debian: from non-free-firmware) and boot anew; the initramfs needs the files too.',
      commands: ['sudo apt-get install firmware-amd-graphics'],
      on: 'debian',
    },
    { do: 'Elsewhere it is linux-firmware, amd-gpu-firmware (Fedora), linux-firmware-amdgpu (Arch) or kernel-firmware-amdgpu (openSUSE).' },
    { do: 'If it is installed, it is older than the card: take a newer linux-firmware, on Ubuntu with the kernel of the hardware enablement stack.' },
  ],
  verify: 'sudo dmesg | grep -iE "amdgpu.*firmware"',
  owner: { component: 'distribution' },
  evidence: [
    {
      url: 'https://github.com/kernelci/kernelci-core/pull/2237',
      date: '2023-12-08',
      establishes: 'the chain of lines, from the missing file to the failed start of amdgpu',
      strength: 'several-reports',
    },
    {
      url: 'https://github.com/ROCm/legacy-rocm-build/issues/1357',
      date: '2021-01-09',
      establishes: 'the same with gpu_info: the probe fails with -2',
      strength: 'several-reports',
    },
    {
      url: 'https://github.com/ROCm/legacy-rocm-build/issues/912',
      date: '2019-10-22',
      establishes: 'AMD: some files are optional, and the line for them alone is harmless',
      strength: 'maintainer-confirmed',
    },
  ],
});
