import { any, defineCheck, runtimes, torch } from '#api';

/** nvcc's words. glibc 2.41 declares sinpi and cospi, 2.42 rsqrt, and CUDA's crt/math_functions.h declares the same without noexcept. */
/** CMake may break the line before these words. */
const clash = /specification is incompatible with that of previous function "(?:cospi|sinpi|rsqrt)f?"/;

export default defineCheck({
  id: 'cuda-headers-clash-with-glibc',
  layer: 'gpu-userspace',
  kind: 'fault',
  title: 'glibc 2.41 or later declares functions of CUDA’s headers (cospi, rsqrt) differently',
  impact: 'blocked',
  symptom: 'Every build with nvcc fails with “exception specification is incompatible with that of previous function "cospi"” in math_functions.h.',
  blamedOn: 'gcc, or the program’s sources',
  runtimes: ['llama.cpp', 'ollama', 'pytorch', 'vllm', 'koboldcpp'],
  when: any(
    runtimes.some((runtime) => runtime.startError.has(clash)),
    torch.some((environment) => environment.lastError.has(clash)),
  ),
  // glibc’s line, which compilers quote in that error alone.
  proves: [clash, /\bextern (?:float|double) (?:cospi|sinpi|rsqrt)f? \((?:float|double) __x\) noexcept \(true\)/],
  remedy: [
    {
      do: 'Build with a newer CUDA toolkit: with glibc 2.41 up to 12.9 fails and 13.3 builds; with 2.42 and later (rsqrt) 13.1 fails as well. The driver has to be new enough for it, and CUDA 13 makes no code for GPUs before Turing: for these take the container.',
    },
    {
      do: 'Or build in a container of a distribution with an older glibc (Ubuntu 24.04 has 2.39, Debian 12 has 2.36); the program runs outside as well. Another gcc does not help.',
    },
    { do: 'Distributions that package CUDA patch crt/math_functions.h (noexcept on these functions); by hand it is lost with the next update of the toolkit.' },
  ],
  verify: 'ldd --version | head -1; nvcc --version',
  owner: { component: 'cuda' },
  evidence: [
    {
      url: 'https://github.com/NVIDIA/cuda-samples/issues/378',
      date: '2025-07-30',
      establishes: 'Ubuntu 25.04 with CUDA 12.9',
      strength: 'several-reports',
    },
    {
      url: 'https://github.com/LostRuins/koboldcpp/issues/1521',
      date: '2025-06-10',
      establishes: 'koboldcpp on openSUSE Tumbleweed with CUDA 12.9 and gcc 14',
      strength: 'several-reports',
    },
    {
      url: 'https://github.com/ggml-org/llama.cpp/issues/19100',
      date: '2026-01-26',
      establishes: 'Tumbleweed with CUDA 13.1: the same by rsqrt; cured by noexcept in the header',
      strength: 'several-reports',
    },
    {
      url: 'https://github.com/NixOS/nixpkgs/pull/498678',
      date: '2026-03-11',
      establishes: 'nixpkgs patches these functions for glibc 2.42, in math_functions.h and .hpp',
      strength: 'maintainer-confirmed',
    },
    {
      url: 'https://github.com/JustVugg/colibri/pull/630',
      date: '2026-07-26',
      establishes: 'glibc from 2.41 on against headers up to 12.9; CUDA 13.3 builds on Debian 13',
      strength: 'several-reports',
    },
  ],
});
