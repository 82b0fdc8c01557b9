import { all, any, defineCheck, environment, gpus, not, rocblasFileMissing, rocblasWithoutTarget, runtimes, torch } from '#api';

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
  // Distributions compile their own selection of targets; PyTorch’s wheels bring AMD’s.
  when: any(
    all(
      gpus.some((gpu) => gpu.arch.oneOf('gfx1031', 'gfx1032', 'gfx1034', 'gfx1035', 'gfx1036', 'gfx1103')),
      not(overridden),
      torch.some((each) => all(each.variant.has(/^rocm/), each.hip.inRanges({ introduced: null, fixed: null, seen: ['5.5', '6.4'] }))),
    ),
    // RDNA 1 got kernels of its own in the sources in 2024.
    all(
      gpus.some((gpu) => gpu.arch.oneOf('gfx1010', 'gfx1011', 'gfx1012')),
      not(overridden),
      torch.some((each) => all(each.variant.has(/^rocm/), each.hip.inRanges({ introduced: null, fixed: null, seen: ['5.5', '6.1'] }))),
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
      do: 'Let ROCm take the GPU for its nearest relative that rocBLAS knows, 10.3.0 for RDNA 2. It is not supported, and can crash or compute wrongly; gfx1103 as 11.0.0 has hung machines, so take packages with its own target there.',
      setting: 'HSA_OVERRIDE_GFX_VERSION=10.3.0',
    },
    { do: 'Or use packages that were built for this target (Debian, Fedora, TheRock), or Vulkan with llama.cpp and Ollama.' },
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
  ],
});
