import { all, any, defineCheck, driverLibraries, gate, gpus, intel, intelGpuNotListed, intelGpuNotListedTold, kernel, runtimes } from '#api';

export default defineCheck({
  id: 'intel-compute-runtime-misreads-gtt-size',
  layer: 'gpu-userspace',
  kind: 'exposure',
  title: 'Intel’s compute runtime before 24.13 finds no GPU behind the i915 of Linux 6.8 and later',
  impact: 'blocked',
  symptom: 'Since a kernel 6.8 clinfo reports 0 platforms and sycl-ls no GPU, on the host or in a container with an older driver; video decoding still works.',
  blamedOn: 'the OpenCL loader, the groups of the user',
  runtimes: ['llama.cpp', 'ollama', 'pytorch'],
  when: all(
    // i915 gave the usable size instead of the whole one. In April 2024, before 6.9, that was limited to Arc A-series and later, and never taken back for these.
    // No source names the update of 6.8 that brought it there.
    any(
      all(kernel.version.inRanges({ introduced: '6.8', fixed: null, seen: ['6.8', '6.8.1'] }), kernel.version.below('6.9')),
      all(
        gate(gpus.some((gpu) => gpu.arch.oneOf('xe-hpg', 'xe-lpg', 'xe-lpg-plus'))),
        kernel.version.inRanges({ introduced: '6.8', fixed: null, seen: ['6.8', '6.9.3'] }),
      ),
    ),
    // 23.43.27642.55 and 24.09.28717.14 have the fix, 27642.52 and 28717.12 not: the last number is not known here.
    any(
      intel.computeRuntimeBuild.inRanges({ introduced: null, fixed: null, seen: ['26032', '27641'] }),
      intel.computeRuntimeBuild.inRanges({ introduced: '27643', fixed: null, seen: ['27643', '28454'] }),
    ),
    intel.computeRuntimeBuild.below('29138'),
  ),
  unless: any(
    gpus.none((gpu) => gpu.vendor.is('intel')),
    gpus.some((gpu) => gpu.driver.is('xe')),
    // Without a SYCL program nobody misses it.
    runtimes.none((runtime) => runtime.backends.has('sycl')),
    driverLibraries.some((library) => all(library.api.is('level-zero'), library.gpuCount.atLeast(1))),
  ),
  hints: [...intelGpuNotListed, /\bOverrideGpuAddressSpace=48\b/],
  said: [...intelGpuNotListedTold],
  remedy: [
    { do: 'Update the compute runtime to 24.13.29138 or later, in a container with a newer image.' },
    { do: 'Until then tell the driver the size.', setting: 'NEOReadDebugKeys=1 OverrideGpuAddressSpace=48' },
  ],
  verify: 'clinfo -l; sycl-ls',
  owner: { component: 'intel-compute-runtime' },
  evidence: [
    {
      url: 'https://github.com/intel/compute-runtime/issues/710',
      date: '2024-03-22',
      establishes: 'the change of i915 in 6.8, not of xe; the way round with two variables works for several',
      strength: 'maintainer-confirmed',
    },
    {
      url: 'https://git.zx2c4.com/wireguard-linux/commit/?id=94bf3e60e1a61973cdb6488af873b8de66250c77',
      date: '2024-04-03',
      establishes: 'the kernel’s mending: the page is kept back from DG2 (Arc A-series) onwards only, no longer on all platforms',
      strength: 'documented',
    },
    {
      url: 'https://github.com/intel/compute-runtime/commit/420e1391b2',
      date: '2024-03-28',
      establishes: 'the driver takes a size between 47 and 48 bits for 48; commits of their own bring it to 24.13.29138.7, 24.09.28717.14 and 23.43.27642.55',
      strength: 'documented',
    },
    {
      url: 'https://github.com/intel/ipex-llm/issues/11594',
      date: '2024-07-16',
      establishes: 'containers with an older runtime see no GPU under Ubuntu’s 6.8 and Arch’s 6.9.3; the two variables cure it',
      strength: 'several-reports',
    },
    {
      url: 'https://github.com/mattcurf/ollama-intel-gpu/issues/1',
      date: '2024-05-05',
      establishes: 'no GPU in a container for Ollama with the kernel of Ubuntu 24.04',
      strength: 'several-reports',
    },
  ],
});
