import { all, amdgpuBuildFailed, amdgpuPackageUnconfigured, defineCheck, dkmsBuildFailed, gpus, kernelHeadersMissing, not, platform, rocm } from '#api';

export default defineCheck({
  id: 'amdgpu-dkms-not-built',
  layer: 'kernel-driver',
  kind: 'exposure',
  title: 'amdgpu-dkms could not build its module for the kernel: the driver is half installed',
  impact: 'degraded',
  symptom: 'After a kernel update ROCm finds no GPU or misbehaves, and apt stays in a failed state.',
  blamedOn: 'ROCm, or the GPU',
  runtimes: ['ollama', 'llama.cpp', 'vllm', 'pytorch'],
  when: all(
    // A container has its host’s module.
    platform.container.isAbsent(),
    gpus.some((gpu) => gpu.vendor.is('amd')),
    not(rocm.dkmsSources.isEmpty()),
    rocm.dkmsBuilt.is(false),
    not(rocm.amdgpuOrigin.is('dkms')),
  ),
  // A virtual machine has the card.
  unless: all(
    rocm.amdgpuOrigin.isAbsent(),
    gpus.some((gpu) => all(gpu.vendor.is('amd'), gpu.driver.is('vfio-pci'))),
  ),
  proves: [...amdgpuBuildFailed],
  // DKMS says it of every module.
  hints: [...amdgpuPackageUnconfigured, ...dkmsBuildFailed, ...kernelHeadersMissing],
  remedy: [
    { do: 'Update AMD’s repository with amdgpu-install to a release that names this kernel as supported; or boot the older kernel.' },
    { do: 'Or remove amdgpu-dkms and use the kernel’s own amdgpu, which serves ROCm on consumer cards and APUs as well. Graphics restarts with the reboot.' },
  ],
  verify: 'dkms status amdgpu   # “installed” for the release that uname -r prints',
  owner: { component: 'amdgpu-dkms' },
  evidence: [
    {
      url: 'https://github.com/ROCm/amdgpu/issues/192',
      date: '2025-07-17',
      establishes: 'amdgpu-dkms 6.12.12 does not build on Ubuntu’s 6.14.0-24',
      strength: 'several-reports',
    },
    {
      url: 'https://github.com/ROCm/legacy-rocm-build/issues/5624',
      date: '2026-01-14',
      establishes: 'AMD: the build on 6.17 fails before ROCm 7.1.1 and works with it',
      strength: 'maintainer-confirmed',
    },
    {
      url: 'https://github.com/ROCm/legacy-rocm-build/issues/6193',
      date: '2026-06-07',
      establishes: '6.16.13 fails on 7.0.0 of Ubuntu 26.04; a fix was submitted',
      strength: 'several-reports',
    },
  ],
});
