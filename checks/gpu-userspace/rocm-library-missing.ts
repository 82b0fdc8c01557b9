import { all, any, defineCheck, gpus, rocm, runtimes, torch } from '#api';

const library =
  'lib(?:amdhip64|amd_comgr|hiprtc|hipblas|hipblaslt|hiprand|hipsolver|hipsparse|hipsparselt|hipfft|rocblas|rocsolver|rocsparse|rocrand|rccl|MIOpen|roctx64|roctracer64|rocm_smi64|hsa-runtime64|hsakmt)\\.so(?:\\.\\d{1,3}){0,3}: cannot open shared object file';
/** A monitor of the GPU may want one for itself. */
const missing = new RegExp(`(?<!\\b(?:btop|nvtop|amdgpu_top|radeontop|fastfetch): )(?:error while loading shared libraries|ImportError|OSError): ${library}`);

export default defineCheck({
  id: 'rocm-library-missing',
  layer: 'gpu-userspace',
  kind: 'fault',
  title: 'A ROCm library that the program needs is not on the loader’s path (libamdhip64, hipblas)',
  impact: 'blocked',
  symptom: 'A HIP build ends at once with “error while loading shared libraries: libhipblas.so…” or an ImportError.',
  blamedOn: 'the GPU, or the program',
  runtimes: ['llama.cpp', 'pytorch', 'vllm', 'koboldcpp'],
  when: any(
    runtimes.some((runtime) => runtime.startError.has(missing)),
    torch.some((environment) => environment.lastError.has(missing)),
    all(
      any(
        gpus.some((gpu) => gpu.vendor.is('amd')),
        rocm.version.atLeast('1.0'),
      ),
      runtimes.some((runtime) => runtime.startError.has(new RegExp(library))),
    ),
  ),
  proves: [missing],
  // Who runs Vulkan misses nothing.
  said: [
    /^(?!.{0,600}\b(?:vulkan|expected|normal|harmless|on purpose|intended)\b).{0,600}(?<!\b(?:no|not|n[’']t) )\bmissing (?:the )?[`'"]?lib(?:amdhip64|amd_comgr|hsa-runtime64|hsakmt|hipblas|rocblas|MIOpen)\.so\b/i,
    /^(?!.{0,600}\b(?:vulkan|expected|normal|harmless|on purpose|intended)\b).{0,600}\blib(?:amdhip64|amd_comgr|hsa-runtime64|hsakmt|hipblas|rocblas|MIOpen)\.so(?:\.\d{1,3}){0,3}[`'"]? (?:(?:is|was|seems(?: to be)?) (?:now )?)?(?:missing|not found)\b/i,
  ],
  // Programs that try ROCm and go on without it say so on every machine; ggml’s loader does so beside a Vulkan back end that works.
  hints: [new RegExp(`(?<!dlerror: |with error: |will not be detected: |failed to load \\S{1,200}: )\\b${library}`)],
  remedy: [
    {
      do: 'See whether the library is there under another major version: a program built for ROCm 6 needs its libraries, not those of ROCm 7.',
      commands: [
        'ldconfig -p | grep -E "libamdhip64|libhipblas|librocblas"',
        'ls -d /opt/rocm*/lib/lib{amdhip64,hipblas,rocblas}.so.* /opt/rocm/core-*/lib/lib{amdhip64,hipblas,rocblas}.so.* 2>/dev/null',
      ],
    },
    { do: 'On a machine without a Radeon the program is the wrong one: take its build or wheel for CUDA, for the CPU or for Vulkan.' },
    {
      do: 'If it is there and the loader’s cache (the first command) lacks it, name the folder where it lies: since 7.14 that is /opt/rocm/core-7.14/lib and the like, before /opt/rocm/lib. For all programs write it into a file in /etc/ld.so.conf.d and run ldconfig.',
      setting: 'LD_LIBRARY_PATH=/opt/rocm/core-7.14/lib:/opt/rocm/lib',
    },
    { do: 'Else install the ROCm release that the program was built for, or a build with its own libraries, or Vulkan.' },
  ],
  verify: 'ldd $(command -v llama-server) | grep "not found"',
  owner: { component: 'rocm' },
  evidence: [
    {
      url: 'https://github.com/ggml-org/llama.cpp/issues/25807',
      date: '2026-07-17',
      establishes: 'ROCm 7.14 keeps them in /opt/rocm/core-7.14/lib; LD_LIBRARY_PATH helps',
      strength: 'several-reports',
    },
    {
      url: 'https://github.com/PrismML-Eng/Bonsai-demo/issues/87',
      date: '2026-07-15',
      establishes: 'ROCm 7.2.4 has the file, and the loader’s cache does not know its folder; a file in /etc/ld.so.conf.d and ldconfig cured it',
      strength: 'single-report',
    },

    {
      url: 'https://github.com/oobabooga/textgen/issues/6169',
      date: '2024-06-27',
      establishes: 'a build for another ROCm asks for libhipblas.so.1',
      strength: 'several-reports',
    },
  ],
});
