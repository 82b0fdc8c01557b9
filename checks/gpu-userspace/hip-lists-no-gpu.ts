import { all, any, defineCheck, driverLibraries, gpus, hipNoDevice, not, ollama, rocm, runtimes } from '#api';

export default defineCheck({
  id: 'hip-lists-no-gpu',
  layer: 'gpu-userspace',
  kind: 'fault',
  title: 'HIP finds no GPU although KFD lists one and /dev/kfd opens: ROCm too old or incomplete',
  impact: 'blocked',
  symptom: 'hipErrorNoDevice, “no ROCm-capable device is detected”; the runtime computes on the CPU although rocm-smi or rocminfo sees the card.',
  blamedOn: 'permissions, or the kernel driver',
  runtimes: ['pytorch', 'llama.cpp', 'ollama', 'vllm'],
  when: all(
    // The small graphics of desktop processors are no loss to anyone, newer ROCm leaves GPUs before Vega out on purpose, and HIP needs the render node as well.
    gpus.some((gpu) =>
      all(gpu.kfdArch.has(/^gfx(?:9|1[0-2])/), any(gpu.integrated.is(false), gpu.kfdArch.oneOf('gfx1150', 'gfx1151')), gpu.renderNodeOpens.is(true)),
    ),
    rocm.kfdOpens.is(true),
    // Vulkan does without it, so somebody must want ROCm; PyTorch’s wheels, LM Studio and archives that hold rocBLAS, whose HIP is their own, do not.
    any(
      not(rocm.version.isAbsent()),
      runtimes.some((runtime) =>
        all(
          not(runtime.kind.oneOf('pytorch', 'lm-studio')),
          runtime.backends.has('hip'),
          not(all(runtime.kind.is('llama.cpp'), runtime.libraries.hasMatch(/^librocblas\.so/))),
        ),
      ),
    ),
    driverLibraries.some((library) =>
      all(
        library.api.is('hip'),
        library.narrowed.is(false),
        // Where Ollama uses the GPU all the same, its own copy is missed by nobody.
        not(all(library.origin.is('ollama'), ollama.compute.hasAny('rocm', 'vulkan'))),
        any(library.error.is('hipErrorNoDevice'), all(library.outcome.is('answers'), library.gpuCount.is(0))),
      ),
    ),
    driverLibraries.none((library) => all(library.api.is('hip'), library.gpuCount.atLeast(1))),
  ),
  hints: [...hipNoDevice],
  remedy: [
    {
      do: 'Take a ROCm that lists the GPU’s gfx target: AMD’s current packages or TheRock’s instead of an older one of the distribution. Programs that were built for another major version have to change with it.',
    },
    { do: 'See that its own parts are complete: HIP says the same where libamd_comgr is missing (AMD_LOG_LEVEL=4 names it).', setting: 'AMD_LOG_LEVEL=4' },
    { do: 'Use the runtime’s Vulkan back end, which needs no ROCm.' },
  ],
  verify:
    'python3 -c "import ctypes, ctypes.util as u; n = ctypes.c_int(); print(ctypes.CDLL(u.find_library(\'amdhip64\')).hipGetDeviceCount(ctypes.byref(n)), n.value)"   # 0 and the number of GPUs',
  owner: { component: 'rocm' },
  evidence: [
    {
      url: 'https://github.com/CachyOS/distribution/issues/517',
      date: '2026-07-19',
      establishes: 'rocminfo sees the card and HIP lists none, because libamd_comgr was not installed with it',
      strength: 'several-reports',
    },
    {
      url: 'https://github.com/ROCm/hip/issues/2254',
      date: '2021-04-01',
      establishes: 'a GPU that the kernel runs and that this release of HIP does not list: its target is not in the table of supported ones',
      strength: 'several-reports',
    },
  ],
});
