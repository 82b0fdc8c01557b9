import { all, any, cuda, defineCheck, gpus, runtimes, torch } from '#api';

/** CUDA's crt/host_config.h; and PyTorch's cpp_extension for CUDA up to 11.7. CMake breaks the lines of both. */
const refused = /\bunsupported (?:GNU|clang) version!/;
const refusedByTorch = /The current installed version of (?:g\+\+|clang\+\+|\S{1,80}) \(\d[\d.]{0,12}\) is greater than the maximum required version by CUDA/;

/** What an older nvcc says of the headers that come with gcc 11 and gcc 13, and gcc itself within it: it knows float3 from CUDA’s headers alone. */
const headers =
  /\/c\+\+\/\d{1,2}\/bits\/std_function\.h:\d{1,4}:\d{1,3}: error: parameter packs not expanded with|error: identifier "_Float32" is undefined|‘_Float\d{2,3}x?’ does not name a type; did you mean ‘float3’/;

export default defineCheck({
  id: 'cuda-host-compiler-too-new',
  layer: 'gpu-userspace',
  kind: 'fault',
  title: 'The compiler (gcc or clang) is newer than this CUDA toolkit copes with: nothing is built',
  impact: 'blocked',
  symptom:
    'A build of llama.cpp, llama-cpp-python or a PyTorch extension fails with “unsupported GNU version” and “gcc versions later than … are not supported”.',
  blamedOn: 'the program’s sources, or CMake',
  runtimes: ['llama.cpp', 'ollama', 'pytorch', 'vllm', 'koboldcpp'],
  // A newer gcc beside a toolkit is normal as long as nobody builds with both, so the message itself has to be there.
  when: all(
    any(
      gpus.some((gpu) => gpu.vendor.is('nvidia')),
      cuda.toolkit.atLeast('7.0'),
    ),
    any(
      runtimes.some((runtime) => runtime.startError.has(refused)),
      torch.some((environment) => environment.lastError.has(refused)),
    ),
  ),
  proves: [refused, refusedByTorch, headers],
  said: [
    // "I get an error saying that I'm using an unsupported version of GCC"; not what was overcome.
    /\b(?:gets?|getting|fails? with|stops? with|says?|saying|complains?)\b[^.;]{0,60}\bunsupported (?:versions? of )?(?:gcc|g\+\+|GNU)\b(?![^.;]{0,80}\b(?:solved|fixed|resolved|gone|until|so I|before)\b)(?!.{0,300}\b(?:it (?:now )?builds|builds (?:fine|now)|works now)\b)/i,
  ],
  remedy: [
    {
      do: 'Install an older gcc beside the system’s (the message names the newest that this toolkit takes; gcc-10 for the CUDA 11.5 of Ubuntu 22.04) and name it to nvcc: with CMake by this option or by CUDAHOSTCXX in the environment, for PyTorch’s extensions by CC and CXX. Start from an empty build folder. The system’s default can stay as it is.',
      setting: '-DCMAKE_CUDA_HOST_COMPILER=/usr/bin/g++-13',
    },
    {
      do: 'Or install a newer CUDA toolkit, which takes newer compilers; the driver has to be new enough for it, and CUDA 13 makes no code for GPUs before Turing. CMake goes on taking the distribution’s nvcc (/usr/bin/nvcc, 11.5 on Ubuntu 22.04) until nvidia-cuda-toolkit is removed or the other is named, and llama.cpp tests nothing below 11.7.',
      setting: 'CUDACXX=/usr/local/cuda/bin/nvcc',
    },
    { do: '-allow-unsupported-compiler only silences the check: builds then often stop at an error in the C++ headers, or give wrong code.' },
  ],
  verify: 'gcc --version; nvcc --version',
  owner: { component: 'cuda' },
  evidence: [
    {
      url: 'https://github.com/ggml-org/llama.cpp/issues/9205',
      date: '2024-08-27',
      establishes: 'gcc 14 refused on Debian; the reporter cured it with gcc-13 and g++-13',
      strength: 'several-reports',
    },
    {
      url: 'https://github.com/ggml-org/llama.cpp/issues/22668',
      date: '2026-05-13',
      establishes: 'the same with gcc 16 on Fedora 44',
      strength: 'several-reports',
    },
    {
      url: 'https://github.com/ggml-org/llama.cpp/issues/11112',
      date: '2025-01-06',
      establishes:
        'Ubuntu 22.04: its CUDA 11.5 takes gcc 11 and stumbles over the headers (parameter packs not expanded); a newer toolkit beside it is not taken, and 11.7 is the oldest that is tested',
      strength: 'several-reports',
    },
    {
      url: 'https://github.com/ggml-org/llama.cpp/issues/10629',
      date: '2024',
      establishes: 'CUDA 11.5 with gcc 13.1: “_Float32” of glibc’s headers is no type there',
      strength: 'single-report',
    },
    {
      url: 'https://github.com/nvidia-holoscan/holoscan-sdk/issues/10',
      date: '2023-06-21',
      establishes: 'CUDA 12.1 with gcc 13: _Float32 is undefined; with gcc 12 it builds',
      strength: 'several-reports',
    },
  ],
});
