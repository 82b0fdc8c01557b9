import { all, any, cuda, defineCheck, distro, gpus, not, nvccDroppedArchitecture, nvccPascalOrVolta, runtimes } from '#api';

const older = (...generations: readonly [string, ...string[]]) => gpus.some((gpu) => all(gpu.vendor.is('nvidia'), gpu.generation.oneOf(...generations)));

/** CUDA 13 was never made for these. */
const beforeCuda13 = all(distro.id.is('ubuntu'), distro.version.below('20.04'));

/** A paste that names a newer GPU is about that one. */
const noNewer = not(
  gpus.some((gpu) =>
    all(gpu.vendor.is('nvidia'), any(gpu.computeCapability.atLeast('7.5'), gpu.generation.oneOf('turing', 'ampere', 'ada', 'hopper', 'blackwell'))),
  ),
);

/** These bring code of their own and are built by few, and a llama.cpp of another back end asks for no nvcc. */
const isBrought = (runtime: typeof runtimes.item) =>
  any(
    runtime.kind.oneOf('ollama', 'lm-studio', 'lemonade', 'koboldcpp', 'pytorch'),
    all(runtime.kind.is('llama.cpp'), runtime.backends.hasAny('vulkan', 'hip', 'sycl', 'cpu'), not(runtime.backends.has('cuda'))),
  );
const nobodyBuilds = all(
  runtimes.some(isBrought),
  runtimes.none((runtime) => not(isBrought(runtime))),
);

export default defineCheck({
  id: 'cuda-toolkit-dropped-older-gpu',
  layer: 'gpu-userspace',
  kind: 'exposure',
  title: 'nvcc of this CUDA toolkit makes no code any more for the old GPU architecture asked for',
  impact: 'blocked',
  symptom:
    'Builds stop with “Unsupported gpu architecture compute_61” (or 35, 37, 50, 70), or end in “no kernel image is available” on a K80, GTX 10xx, P40 or V100.',
  blamedOn: 'the driver, the model’s format',
  runtimes: ['llama.cpp', 'ollama', 'pytorch', 'vllm', 'koboldcpp'],
  when: any(
    all(
      noNewer,
      any(
        // An older toolkit that lies beside it does the work.
        all(
          older('maxwell', 'pascal', 'volta'),
          cuda.toolkit.atLeast('13.0'),
          not(cuda.toolkits.hasMatch(/^(?:8|9|1[0-2])\./)),
          not(beforeCuda13),
          not(nobodyBuilds),
        ),
        // 3.0 went with 11.0 already; it is not told apart from 3.5 here.
        all(older('kepler'), cuda.toolkit.atLeast('12.0'), not(cuda.toolkits.hasMatch(/^(?:8|9|1[01])\./)), not(nobodyBuilds)),
        // These programs hardly ever build with a CUDA from before Pascal or Volta.
        all(
          not(cuda.toolkit.below('13.0')),
          not(beforeCuda13),
          runtimes.some((runtime) =>
            all(
              runtime.kind.oneOf('llama.cpp', 'ollama', 'vllm', 'koboldcpp', 'pytorch', 'sglang'),
              any(...nvccPascalOrVolta.map((line) => runtime.startError.has(line))),
            ),
          ),
        ),
      ),
    ),
    // A number in a list stops the build for a newer GPU, too.
    ...nvccDroppedArchitecture.map((line) => runtimes.some((runtime) => runtime.startError.has(line))),
  ),
  proves: [...nvccDroppedArchitecture],
  // That a program has no code for its GPU tells nothing of the compiler: few build what they run.
  hints: [...nvccPascalOrVolta],
  remedy: [
    {
      do: 'Build with an older CUDA toolkit: 12.9 is the last that knows Maxwell, Pascal and Volta (compute_50 to 72), 11.8 the last for Kepler (35 and 37), 10.2 for compute_30. Several can be installed side by side.',
    },
    {
      do: 'If a newer GPU is meant and the old one only stands in a list, leave its number out.',
      setting: '-DCMAKE_CUDA_ARCHITECTURES=86',
    },
    { do: 'For Maxwell to Volta also a release built with CUDA 12: Ollama’s own archive (cuda_v12), PyTorch’s cu126 wheels. Vulkan works as well.' },
  ],
  verify: 'nvcc --version',
  owner: { component: 'cuda' },
  evidence: [
    {
      url: 'https://github.com/NVIDIA/cuDecomp/pull/97',
      date: '2025',
      establishes: 'NVIDIA: CUDA 13.0 dropped Volta (7.0), not Turing (7.5)',
      strength: 'maintainer-confirmed',
    },
    {
      url: 'https://github.com/llvm/llvm-project/commit/0f49116e261cf5a156221b006acb677e3565fd1a',
      date: '2023-06',
      establishes: 'sm_30 and sm_32 were removed in CUDA 11.0, sm_35 and sm_37 in 12.0',
      strength: 'documented',
    },
    {
      url: 'https://github.com/ollama/ollama/issues/12408',
      date: '2025-09-29',
      establishes: 'Pascal users of Arch’s packages after these moved to CUDA 13',
      strength: 'several-reports',
    },
    {
      url: 'https://github.com/pytorch/pytorch/issues/157517',
      date: '2025',
      establishes: 'PyTorch’s plan, quoting NVIDIA’s removal with CUDA 13.0',
      strength: 'maintainer-confirmed',
    },
  ],
});
