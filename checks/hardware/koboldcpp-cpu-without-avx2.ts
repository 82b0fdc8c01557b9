import { all, cpu, defineCheck, illegalInstruction, not, platform, runtimes } from '#api';

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
    runtimes.some((runtime) => runtime.kind.is('koboldcpp')),
  ),
  unless: runtimes.some((runtime) => all(runtime.kind.is('koboldcpp'), runtime.running.is(true))),
  proves: [/traps: koboldcpp\S{0,20} trap invalid opcode .{0,120} in koboldcpp_(?:default|cublas|vulkan|hipblas)\.so/],
  hints: [...illegalInstruction],
  explains: ['cpu-without-avx2', 'cpu-without-avx'],
  remedy: [
    { do: 'Start it with --noavx2, which keeps the GPU, or use the build koboldcpp-linux-x64-oldpc.' },
    { do: 'Where the CPU lacks AVX too: --failsafe; it does not use the GPU.' },
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
      url: 'https://github.com/LostRuins/koboldcpp/issues/2225',
      date: '2026-05-22',
      establishes: 'no GPU mode for CPUs without AVX in 2026 either',
      strength: 'several-reports',
    },
  ],
});
