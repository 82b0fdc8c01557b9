import { all, any, defineCheck, environment, gpus, not, rocblasFileMissing, rocblasWithoutTarget, runtimes, torch } from '#api';

/** All of AMD's here are of these targets: the processor's graphics (gfx1036) beside a card that rocBLAS knows are left alone. */
const only = (...targets: readonly [string, ...string[]]) =>
  all(
    gpus.some((gpu) => gpu.arch.oneOf(...targets)),
    gpus.none((gpu) => all(gpu.vendor.is('amd'), not(gpu.arch.oneOf(...targets)))),
  );

const overridden = environment.variables.value('HSA_OVERRIDE_GFX_VERSION', /\d/);

export default defineCheck({
  id: 'rocblas-without-kernels',
  layer: 'gpu-userspace',
  kind: 'exposure',
  title: 'rocBLAS holds no kernels for this GPU’s gfx target and ends the program at its first use',
  impact: 'blocked',
  symptom: 'The program dies with “rocBLAS error: Cannot read …/TensileLibrary.dat”, although ROCm lists the GPU.',
  blamedOn: 'a broken or incomplete installation of ROCm',
  runtimes: ['pytorch', 'llama.cpp'],
  // Distributions compile their own selection of targets; PyTorch’s wheels bring AMD’s. They name their HIP to the last number: 6.4.43482 is that of rocm6.4.
  when: any(
    all(
      only('gfx1031', 'gfx1032', 'gfx1034', 'gfx1035', 'gfx1036', 'gfx1103'),
      not(overridden),
      torch.some((each) => all(each.variant.has(/^rocm/), each.hip.inRanges({ introduced: null, fixed: null, seen: ['5.5', '6.4.43482'] }))),
    ),
    // RDNA 1 got kernels of its own in the sources in 2024.
    all(
      only('gfx1010', 'gfx1011', 'gfx1012'),
      not(overridden),
      torch.some((each) => all(each.variant.has(/^rocm/), each.hip.inRanges({ introduced: null, fixed: null, seen: ['5.5', '6.1.40091'] }))),
    ),
    all(
      gpus.some((gpu) => gpu.vendor.is('amd')),
      runtimes.some((runtime) => runtime.startError.has(/rocBLAS error: Cannot read/)),
    ),
  ),
  proves: [...rocblasWithoutTarget],
  hints: [...rocblasFileMissing],
  remedy: [
    {
      do: 'PyTorch: take AMD’s own wheels (TheRock), which have a package for each target, also for gfx1010 to gfx1036 and gfx1103; no override then.',
      setting: 'torch[device-gfx1032]',
    },
    {
      do: 'Else take packages that were built for this target: gfx1200 and gfx1201 came with ROCm 6.4, gfx1150 and gfx1151 later, and gfx906 went after 6.3; Debian, Fedora and TheRock build for more targets than AMD’s own packages.',
      commands: ['ls /opt/rocm/lib/rocblas/library | grep -oE "gfx[0-9a-f]+" | sort -u'],
    },
    {
      do: 'For gfx1031 to gfx1035 alone: let ROCm take the GPU for gfx1030. It is not supported, and can crash or compute wrongly, as it did on gfx1036. For other targets this does harm: gfx1103 as 11.0.0 has hung machines.',
      setting: 'HSA_OVERRIDE_GFX_VERSION=10.3.0',
    },
    {
      do: 'Where the folder does hold the target, rocBLAS looks elsewhere: unset ROCBLAS_TENSILE_LIBPATH, and see that no rocBLAS of another release comes first in LD_LIBRARY_PATH.',
    },
    { do: 'Or use Vulkan, with llama.cpp and Ollama.' },
  ],
  verify: 'ls /opt/rocm/lib/rocblas/library | grep gfx   # holds the target',
  owner: { component: 'rocm' },
  evidence: [
    {
      url: 'https://github.com/ROCm/rocBLAS/issues/1331',
      date: '2023-06-26',
      establishes: 'the message on a gfx101x device, which targets AMD’s packages hold, and the override as the way round',
      strength: 'several-reports',
    },
    {
      url: 'https://github.com/ROCm/AMDMIGraphX/pull/3517',
      date: '2024-10-22',
      establishes: 'the whole message with the target that is missing and the list of those that are there',
      strength: 'several-reports',
    },
    {
      url: 'https://github.com/ROCm/TheRock/blob/main/SUPPORTED_GPUS.md',
      date: '2026-07-29',
      establishes: 'RDNA 1 and 2 (gfx1010 to gfx1036) and all of RDNA 3 with gfx1103 are tested and ready for release since 2026-07-03',
      strength: 'documented',
    },
    {
      url: 'https://github.com/ROCm/legacy-rocm-build/issues/4625',
      date: '2025-04-14',
      establishes: 'the files of 6.4.0: none for gfx906, which 6.3 had; gfx1200 and gfx1201 are there',
      strength: 'several-reports',
    },
    {
      url: 'https://github.com/ROCm/legacy-rocm-build/issues/3015',
      date: '2024-04-15',
      establishes: 'gfx1036: with the override it crashes or computes nothing',
      strength: 'single-report',
    },
  ],
});
