import { any, defineCheck, runtimes, torch } from '#api';

const missing =
  /(?:error while loading shared libraries|ImportError|OSError): lib(?:sycl|mkl_sycl\w{0,30}|svml|imf|intlc|irng|ur_loader|umf)\.so(?:\.\d{1,3}){0,3}: cannot open shared object file/;

export default defineCheck({
  id: 'oneapi-library-missing',
  layer: 'gpu-userspace',
  kind: 'fault',
  title: 'oneAPI’s run-time libraries (libsycl, libmkl_sycl) are not on the loader’s path',
  impact: 'blocked',
  symptom: 'A SYCL build of llama.cpp or IPEX-LLM’s Ollama ends with “error while loading shared libraries: libsycl.so…”.',
  blamedOn: 'the Intel GPU driver, or the program',
  runtimes: ['llama.cpp', 'ollama', 'pytorch'],
  when: any(
    runtimes.some((runtime) => runtime.startError.has(missing)),
    torch.some((environment) => environment.lastError.has(missing)),
  ),
  proves: [missing],
  remedy: [
    {
      do: 'Load oneAPI’s environment in the shell or unit that starts the program; a service needs it in its own unit.',
      commands: ['source /opt/intel/oneapi/setvars.sh'],
    },
    {
      do: 'If it says the same then, the installed oneAPI is of another generation: libsycl.so.7 is of 2024, .8 of 2025, .9 of 2026. Install the one that the build was made with.',
    },
    {
      do: 'Python: PyTorch’s wheels for XPU take these libraries from packages of their own (intel-sycl-rt and others), which pip installs with them: install torch again from its index instead of loading oneAPI.',
    },
    { do: 'On a machine without an Intel GPU take the program’s build for CUDA, ROCm or Vulkan instead.' },
  ],
  verify: 'ls /opt/intel/oneapi/compiler/*/lib/libsycl.so*',
  owner: { component: 'llama.cpp' },
  evidence: [
    {
      url: 'https://github.com/ggml-org/llama.cpp/issues/25573',
      date: '2026-07-11',
      establishes: 'a release asks for libsycl.so.8, and oneAPI 2026.1 brings .9',
      strength: 'several-reports',
    },
    {
      url: 'https://github.com/intel/ipex-llm/issues/12763',
      date: '2025-02-03',
      establishes: 'libsycl.so.7 asked for, .8 installed',
      strength: 'several-reports',
    },
    {
      url: 'https://github.com/mattcurf/ollama-intel-gpu/issues/20',
      date: '2025-01-08',
      establishes: 'the same in a container with oneAPI loaded',
      strength: 'several-reports',
    },
  ],
});
