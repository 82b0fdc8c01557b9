import { all, cpu, defineCheck, illegalInstruction, not, platform, runtimes, servers } from '#api';

export default defineCheck({
  id: 'koboldcpp-cpu-without-avx2',
  layer: 'hardware',
  kind: 'exposure',
  title: 'KoboldCpp’s standard library uses AVX2, which this CPU does not offer',
  impact: 'blocked',
  symptom: 'It ends right after “Initializing dynamic library: koboldcpp_cublas.so”; the kernel logs an invalid opcode.',
  blamedOn: 'CUDA, the GPU driver',
  runtimes: ['koboldcpp'],
  when: all(
    platform.arch.is('x86_64'),
    not(cpu.flags.has('avx2')),
    // Not the build for older CPUs, nor one that was compiled here or by the distribution.
    runtimes.some((runtime) => all(runtime.kind.is('koboldcpp'), not(runtime.path.has(/oldpc|noavx2|^\/usr\/bin\/|^\/nix\/|\.py$/i)))),
  ),
  // It runs, in whichever mode.
  unless: servers.some((server) => server.kind.is('koboldcpp')),
  proves: [/traps: koboldcpp\S{0,20} trap invalid opcode .{0,120} in koboldcpp_(?:default|cublas|vulkan|hipblas)\.so/],
  hints: [...illegalInstruction],
  explains: ['cpu-without-avx2', 'cpu-without-avx'],
  remedy: [
    { do: 'With an NVIDIA GPU: the build koboldcpp-linux-x64-oldpc, whose library for CUDA 11 needs AVX alone.' },
    { do: 'With other GPUs: --noavx2 together with --usevulkan. With --usecuda, --noavx2 computes on the CPU alone.' },
    {
      do: 'Where the CPU lacks AVX too: the build “oldpc” with --noavx2 --failsafe, and with --usevulkan for the GPU: releases of 2026 have a library for that (koboldcpp_vulkan_failsafe), older ones compute on the CPU then. llama.cpp’s own releases and Ollama choose by the CPU at run time.',
    },
  ],
  verify: 'grep -m1 -c avx2 /proc/cpuinfo',
  owner: { component: 'koboldcpp' },
  evidence: [
    {
      url: 'https://github.com/LostRuins/koboldcpp/issues/1277',
      date: '2024-12-22',
      establishes: 'the modes for older CPUs, and which of them is for CPUs without AVX',
      strength: 'maintainer-confirmed',
    },
    {
      url: 'https://github.com/LostRuins/koboldcpp/issues/1350',
      date: '2025-02-04',
      establishes: 'the invalid opcode with the CUDA 12 build 1.82.4 on an old CPU',
      strength: 'several-reports',
    },
    {
      url: 'https://github.com/LostRuins/koboldcpp/blob/0279c0d662063b1561127cb70a0ce6da8f04071e/Makefile',
      date: '2026',
      establishes: 'a library for Vulkan without AVX (koboldcpp_vulkan_failsafe) beside the one without AVX2',
      strength: 'maintainer-confirmed',
    },
  ],
});
