import { all, any, defineCheck, gpus, hipNoGpuCode, noGpuCodeInCudaWords, rocm, runtimes, torch, torchNoGpuCode } from '#api';

const amd = any(
  gpus.some((gpu) => gpu.vendor.is('amd')),
  rocm.version.atLeast('4.0'),
);

export default defineCheck({
  id: 'hip-program-without-gpu-code',
  layer: 'gpu-userspace',
  kind: 'fault',
  title: 'The HIP program holds no code object for the gfx target of the GPU that it runs on',
  impact: 'blocked',
  symptom: 'llama.cpp or a Python program on ROCm ends with “invalid device function” or “hipErrorNoBinaryForGpu”, although the GPU is listed.',
  blamedOn: 'a broken ROCm, or the amdgpu driver',
  runtimes: ['llama.cpp', 'pytorch', 'ollama'],
  when: any(
    torch.some((environment) => environment.lastError.has(/hipErrorNoBinaryForGpu/)),
    runtimes.some((runtime) => runtime.startError.has(/hipErrorNoBinaryForGpu|ROCm error: (?:invalid device function|no kernel image is available)/)),
    all(
      amd,
      runtimes.some((runtime) => runtime.startError.has(/CUDA error: invalid device function/)),
    ),
    // Targets that PyTorch's own wheels leave out are judged by the wheel.
    all(
      amd,
      gpus.none((gpu) => gpu.arch.oneOf('gfx1010', 'gfx1031', 'gfx1032', 'gfx1033', 'gfx1034', 'gfx1035', 'gfx1036', 'gfx1103', 'gfx1152', 'gfx1153')),
      torch.some((environment) => environment.lastError.has(/HIP error: (?:invalid device function|no kernel image is available)/)),
    ),
  ),
  proves: [...hipNoGpuCode],
  // llama.cpp ends with these words, too, where rocBLAS lacks a kernel of its own; the line before names it, or an operation that asks rocBLAS.
  hints: [...noGpuCodeInCudaWords, ...torchNoGpuCode],
  // In titles and short sentences, and not of what is over; guides speak of it at length.
  said: [
    /^(?!.{0,170}\b(?:no|not|never|without|used to|before|until|previously|formerly|any ?more|fixed|solved|resolved|gone|instead)\b).{0,80}\binvalid device function\b.{0,80}$/i,
  ],
  remedy: [
    {
      do: 'If the lines before say “rocBLAS error from hip error code” or “SOLVE_TRI failed”, the program does hold the code, and it is rocBLAS that lacks a kernel for the GPU: take a newer ROCm or llama.cpp, or Vulkan.',
    },
    { do: 'See which GPU it took: beside a Radeon card it may be the processor’s own (gfx1036, gfx1103). Hide that one with HIP_VISIBLE_DEVICES or --device.' },
    {
      do: 'Build for the target that rocminfo names, without an HSA_OVERRIDE_GFX_VERSION that reports another one. For PyTorch AMD’s own wheels (TheRock) have a package for each target, as torch[device-gfx1032].',
      setting: '-DGPU_TARGETS=gfx1032',
    },
    {
      do: 'Where neither can be had, set HSA_OVERRIDE_GFX_VERSION to a relative that the program holds code for (10.3.0 for gfx1031 to gfx1035). It is not supported, and can crash or compute wrongly, as it did on gfx1036; gfx1103 as 11.0.0 has hung machines.',
    },
  ],
  verify: 'rocminfo | grep -E "Name: +gfx"',
  owner: { component: 'rocm' },
  evidence: [
    {
      url: 'https://github.com/ggml-org/llama.cpp/issues/19972',
      date: '2026-02-28',
      establishes: 'an own build for gfx906 computes and ends with the same words where it asks rocBLAS to solve a triangular system',
      strength: 'several-reports',
    },
    {
      url: 'https://github.com/ggml-org/llama.cpp/issues/22013',
      date: '2026-04-16',
      establishes: 'llama.cpp built for the card ends on device 1, the processor’s gfx1103',
      strength: 'several-reports',
    },
    {
      url: 'https://github.com/ggml-org/llama.cpp/issues/3320',
      date: '2023-09-24',
      establishes: 'a build for other targets ends so on an RX 7900 XTX',
      strength: 'several-reports',
    },
    {
      url: 'https://github.com/ROCm/legacy-rocm-build/issues/3015',
      date: '2024-04-15',
      establishes: 'gfx1036 taken for gfx1030: it crashes or computes nothing',
      strength: 'single-report',
    },
    {
      url: 'https://github.com/ROCm/TheRock/blob/main/SUPPORTED_GPUS.md',
      date: '2026-07-29',
      establishes: 'RDNA 1 and 2 (gfx1010 to gfx1036) and all of RDNA 3 with gfx1103 are tested and ready for release since 2026-07-03',
      strength: 'documented',
    },
    {
      url: 'https://github.com/ROCm/tensorflow-upstream/issues/1800',
      date: '2022-11-02',
      establishes: 'hipErrorNoBinaryForGpu on a GPU that the build leaves out; the override helps',
      strength: 'several-reports',
    },
  ],
});
