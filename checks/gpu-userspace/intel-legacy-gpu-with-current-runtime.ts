import { all, any, defineCheck, driverLibraries, gpus, intel, intelGpuNotListed, intelGpuNotListedTold, kernel, not, runtimes } from '#api';

export default defineCheck({
  id: 'intel-legacy-gpu-with-current-runtime',
  layer: 'gpu-userspace',
  kind: 'fault',
  title: 'Intel’s compute runtime from 24.35 on leaves out Gen9 and Gen11 graphics',
  impact: 'blocked',
  symptom: 'An iGPU of Skylake to Ice Lake disappeared from clinfo and sycl-ls with an update.',
  blamedOn: 'the kernel, permissions',
  runtimes: ['llama.cpp', 'ollama', 'pytorch'],
  when: all(
    gpus.some((gpu) => all(gpu.vendor.is('intel'), gpu.arch.oneOf('gen9', 'gen9.5', 'gen11'))),
    intel.computeRuntimeBuild.atLeast('30872'),
    // Without a SYCL program nobody misses it.
    not(runtimes.none((runtime) => runtime.backends.has('sycl'))),
  ),
  unless: any(
    intel.libraries.has('libze_intel_gpu_legacy1.so.1'),
    // Packages of distributions may keep these GPUs.
    driverLibraries.some((library) => all(library.api.is('level-zero'), library.gpuCount.atLeast(1))),
    // A newer GPU beside it is served by the current packages, and one of another vendor does the work.
    gpus.some((gpu) => any(gpu.vendor.oneOf('nvidia', 'amd'), all(gpu.vendor.is('intel'), not(gpu.arch.oneOf('gen9', 'gen9.5', 'gen11'))))),
    gpus.some((gpu) => all(gpu.vendor.is('intel'), any(gpu.renderNodeOpens.is(false), gpu.driver.isAbsent(), gpu.driver.is('vfio-pci')))),
    kernel.cmdline.has(/(?:^|\s)nomodeset(?:\s|$)/),
  ),
  hints: [...intelGpuNotListed],
  said: [...intelGpuNotListedTold],
  remedy: [
    {
      do: 'Install the legacy packages of 24.35.30872.36: intel-opencl-icd-legacy1 and intel-level-zero-gpu-legacy1 from the release page (on NixOS intel-compute-runtime-legacy1). Critical fixes only are made for them.',
    },
    { do: 'Or use Vulkan, which Mesa keeps up for these GPUs.' },
  ],
  verify: 'clinfo -l; sycl-ls',
  owner: { component: 'intel-compute-runtime' },
  evidence: [
    {
      url: 'https://github.com/intel/compute-runtime/blob/b4d319fef420363005cbf0067819874d53efc0f8/documentation/LEGACY_PLATFORMS.md',
      date: '2026',
      establishes: 'from 24.35.30872.22 on regular packages support Gen12 and later; the rest is in legacy1 packages',
      strength: 'documented',
    },
    {
      url: 'https://github.com/intel/compute-runtime/issues/773',
      date: '2024-11-02',
      establishes: 'an update on Arch took the UHD 620 away, going back brought it again',
      strength: 'several-reports',
    },
  ],
});
