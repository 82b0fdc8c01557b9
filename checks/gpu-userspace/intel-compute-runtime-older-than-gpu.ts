import { all, any, defineCheck, driverLibraries, gpus, intel, intelGpuNotListed, intelGpuNotListedTold, not, runtimes } from '#api';

type Generation = 'lunar-lake' | 'battlemage' | 'panther-lake' | 'arrow-lake';

/** GPUs that the driver learnt to know with this build: no earlier one has their PCI ids. */
const unknownBelow = (build: string, generation: Generation, name?: RegExp) =>
  all(
    gpus.some((gpu) => (name === undefined ? gpu.generation.is(generation) : all(gpu.generation.is(generation), gpu.name.has(name)))),
    intel.computeRuntimeBuild.below(build),
  );

const olderBeside = gpus.some((gpu) => all(gpu.vendor.is('intel'), not(gpu.generation.oneOf('lunar-lake', 'battlemage', 'panther-lake', 'arrow-lake'))));

export default defineCheck({
  id: 'intel-compute-runtime-older-than-gpu',
  layer: 'gpu-userspace',
  kind: 'exposure',
  title: 'Intel’s compute runtime is older than the GPU and does not know it, so SYCL lists none',
  impact: 'blocked',
  symptom: 'clinfo reports 0 platforms and sycl-ls no GPU on Lunar Lake, Battlemage or newer, often in a container or on Ubuntu 24.04.',
  blamedOn: 'permissions, the kernel driver, the container’s devices',
  runtimes: ['llama.cpp', 'ollama', 'pytorch', 'vllm'],
  when: any(
    unknownBelow('27642', 'arrow-lake'),
    unknownBelow('28202', 'arrow-lake', /1[34]0T|Arrow Lake-[HU]/),
    unknownBelow('30508', 'lunar-lake'),
    unknownBelow('30508', 'battlemage'),
    unknownBelow('32567', 'panther-lake'),
    unknownBelow('33578', 'battlemage', /B60/),
    unknownBelow('34303', 'battlemage', /B65|B70/),
  ),
  unless: any(
    // Without a SYCL program nobody misses it.
    runtimes.none((runtime) => runtime.backends.has('sycl')),
    // The one that it lists may be the processor’s graphics.
    driverLibraries.some((library) => all(library.api.is('level-zero'), any(library.gpuCount.atLeast(2), all(library.gpuCount.atLeast(1), not(olderBeside))))),
    // It is handed to a virtual machine.
    gpus.some((gpu) => all(gpu.vendor.is('intel'), gpu.driver.is('vfio-pci'))),
    // A node that this user may not open hides the GPU from any release.
    gpus.some((gpu) => all(gpu.vendor.is('intel'), gpu.renderNodeOpens.is(false))),
  ),
  bites: driverLibraries.some((library) => all(library.api.is('level-zero'), any(library.outcome.is('refuses'), library.gpuCount.is(0)))),
  hints: [...intelGpuNotListed],
  said: [...intelGpuNotListedTold],
  remedy: [
    {
      do: 'Update the compute runtime (libze-intel-gpu1, intel-opencl-icd) together with its compiler: Ubuntu 24.04’s own packages are of 2023, Intel’s PPA kobuk-team/intel-graphics carries current ones; on Fedora and Arch the package is intel-compute-runtime. In a container take a newer image; the host’s driver does not count there.',
    },
    { do: 'Or use llama.cpp’s Vulkan back end, which needs none of it.' },
  ],
  verify: 'sycl-ls   # a line with level_zero:gpu',
  owner: { component: 'intel-compute-runtime' },
  evidence: [
    {
      url: 'https://github.com/intel/compute-runtime/blob/24.31.30508.7/shared/source/dll/devices/devices_base.inl',
      date: '2024-08',
      establishes: 'the first release whose table of devices has Lunar Lake (64a0) and Battlemage (e20b, e20c, e212); 24.26.30049 has none of them',
      strength: 'documented',
    },
    {
      url: 'https://github.com/intel/compute-runtime/blob/25.27.34303.5/shared/source/dll/devices/devices_base.inl',
      date: '2025-07',
      establishes: 'the same for the B70; 25.18.33578 is the first with the B60, 25.05.32567 the first with Panther Lake',
      strength: 'documented',
    },
    {
      url: 'https://github.com/intel/compute-runtime/issues/903',
      date: '2026-09-03',
      establishes: '0 platforms on Lunar Lake with the packages of Ubuntu 24.04; the answer is to take the PPA’s',
      strength: 'several-reports',
    },
    {
      url: 'https://github.com/intel/ipex-llm/issues/13324',
      date: '2025-10-23',
      establishes: 'an image with an older driver lists only the iGPU, newer images also the B60 cards',
      strength: 'several-reports',
    },
  ],
});
