import { any, defineCheck, platform, runtimes, torch } from '#api';

/** gcc 7 lacks the first, gcc 8 the second as well; those for ARM came one after the other. ggml and what is built on it call them. */
const names = '(?:_mm256_set(?:r)?_m128[id]?|_mm_loadu_si(?:16|32|64)|vld1q_[su](?:8|16)_x[24])';
const inC = new RegExp(`implicit declaration of function [‘'\`"]${names}[’'"]`);
const inCxx = new RegExp(`error: [‘'\`"]${names}[’'"] was not declared in this scope`);

export default defineCheck({
  id: 'build-compiler-too-old',
  layer: 'runtime',
  kind: 'fault',
  title: 'The compiler is too old: it lacks AVX or NEON functions that ggml’s sources call',
  impact: 'blocked',
  symptom:
    'A build of llama.cpp, whisper.cpp or llama-cpp-python stops with “implicit declaration of function ‘_mm256_set_m128i’” or ‘vld1q_s8_x4’, and “incompatible types … using type ‘int’”.',
  blamedOn: 'the last update of the program, or the CUDA version',
  runtimes: ['llama.cpp', 'ollama', 'koboldcpp'],
  // An old gcc is normal on old distributions and on Jetsons; only such a build minds.
  when: any(
    runtimes.some((runtime) => any(runtime.startError.has(inC), runtime.startError.has(inCxx))),
    torch.some((environment) => any(environment.lastError.has(inC), environment.lastError.has(inCxx))),
  ),
  // On 32-bit ARM no gcc of the time had the NEON ones: there it is llama.cpp of early 2024, which called them all the same.
  unless: platform.arch.has(/^armv[67]/),
  proves: [inC, inCxx],
  remedy: [
    {
      do: 'Install a newer gcc beside the system’s and name it for C and for C++ alike; with g++ alone the C files still get the old one. Start from an empty build folder.',
      setting: 'CC=gcc-11 CXX=g++-11',
      commands: ['gcc --version', 'g++ --version', 'ls /usr/bin/gcc-* /usr/bin/g++-*'],
    },
    { do: 'Where the distribution has none, build in a container of a newer one. The program then wants that one’s glibc, so run it there as well.' },
    {
      do: 'On a Jetson with CUDA 10.2, nvcc takes no gcc above 8: build without CUDA with a newer gcc, or put replacements for these functions into the sources, as others did.',
    },
    { do: 'On 32-bit ARM a newer gcc does not help; take a llama.cpp from after April 2024, which has replacements of its own.' },
  ],
  verify: '$CC --version; $CXX --version   # both the newer one, in the shell that builds',
  owner: { component: 'local-configuration' },
  evidence: [
    {
      url: 'https://github.com/ggml-org/llama.cpp/pull/1638',
      date: '2023-05-30',
      establishes: 'gcc before 8 has no _mm256_set_m128i; one who installed g++ 9.5 still built the C files with cc 7.5',
      strength: 'maintainer-confirmed',
    },
    {
      url: 'https://github.com/ggml-org/whisper.cpp/issues/2503',
      date: '2024-10-31',
      establishes: 'gcc 7.3 fails, a newer Ubuntu builds it',
      strength: 'several-reports',
    },
    {
      url: 'https://github.com/ggml-org/whisper.cpp/issues/851',
      date: '2023-05-01',
      establishes: 'the same of _mm256_set_m128 with gcc 7.5 on Ubuntu 18.04',
      strength: 'several-reports',
    },
    {
      url: 'https://github.com/ggml-org/ggml/issues/99',
      date: '2023-04-23',
      establishes: 'gcc before 9 has no _mm_loadu_si64; Debian 10',
      strength: 'several-reports',
    },
    {
      url: 'https://github.com/ggml-org/llama.cpp/issues/7147',
      date: '2024-05-31',
      establishes: 'vld1q_s8_x4 with gcc 8 and CUDA 10 on a Jetson Nano; a patch of the sources helped',
      strength: 'several-reports',
    },
    {
      url: 'https://github.com/ggml-org/llama.cpp/pull/6865',
      date: '2024-04-24',
      establishes: 'merged: replacements for 32-bit ARM; issues 4827 and 5748 before it have the same words on ARMv7',
      strength: 'maintainer-confirmed',
    },
    {
      url: 'https://github.com/ggml-org/llama.cpp/issues/1455',
      date: '2023-05-15',
      establishes: 'it was taken for a matter of the CUDA version',
      strength: 'single-report',
    },
  ],
});
