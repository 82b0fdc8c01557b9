import { all, cpu, defineCheck, illegalInstruction, not, platform, runtimes } from '#api';

export default defineCheck({
  id: 'cpu-without-avx2',
  layer: 'hardware',
  kind: 'exposure',
  title: 'The CPU has AVX but no AVX2, with which this prebuilt library was built',
  impact: 'blocked',
  symptom: 'On a Sandy Bridge, Ivy Bridge or FX processor a prebuilt llama.cpp, wheel or front end ends with “Illegal instruction”.',
  blamedOn: 'the program, the model file, or too little memory',
  runtimes: [],
  // Such a CPU is no fault, and most programs choose by its features; one has to have ended.
  when: all(
    platform.arch.is('x86_64'),
    not(cpu.hypervisor.is(true)),
    cpu.flags.has('avx'),
    not(cpu.flags.has('avx2')),
    // A negation, since the end alone sets no cause apart.
    not(runtimes.none((runtime) => runtime.startError.has(/Illegal instruction|invalid opcode|SIGILL|status=4\/ILL/i))),
  ),
  hints: [...illegalInstruction],
  remedy: [
    {
      do: 'Use a build that chooses by the CPU’s features at run time (llama.cpp’s own releases, Ollama from 0.5.8 on), or compile the library on this machine, which leaves AVX2 out by itself.',
    },
    { do: 'Python wheels often have a variant of their own for AVX; KoboldCpp has --noavx2 and the build “oldpc”.' },
  ],
  verify: 'grep -m1 -o -w -E "avx2?" /proc/cpuinfo   # avx alone on such a CPU',
  owner: { component: 'local-configuration' },
  evidence: [
    {
      url: 'https://github.com/JamePeng/llama-cpp-python/issues/19',
      date: '2025-11-09',
      establishes: 'the maker of wheels compiles with AVX2, and other variants for older machines',
      strength: 'several-reports',
    },
    {
      url: 'https://github.com/LostRuins/koboldcpp/issues/1277',
      date: '2024-12-22',
      establishes: 'the standard library of KoboldCpp is for AVX2; the modes for older CPUs',
      strength: 'maintainer-confirmed',
    },
    {
      url: 'https://github.com/facebookresearch/faiss/issues/896',
      date: '2019-07-19',
      establishes: 'a Python package beside the runtimes: its builds were for AVX2, and end so on a CPU with AVX alone',
      strength: 'maintainer-confirmed',
    },
  ],
});
