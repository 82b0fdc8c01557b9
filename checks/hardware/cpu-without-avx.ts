import { all, builtForAvx, cpu, defineCheck, holds, illegalInstruction, not, platform, runtimes } from '#api';

export default defineCheck({
  id: 'cpu-without-avx',
  layer: 'hardware',
  kind: 'exposure',
  title: 'The CPU has no AVX, with which many prebuilt libraries are built (Illegal instruction)',
  impact: 'blocked',
  symptom: 'A prebuilt library or wheel of llama.cpp ends with “Illegal instruction (core dumped)”, while a build made on the machine runs.',
  blamedOn: 'the program, the model file, or too little memory',
  runtimes: [],
  // In a virtual machine the host may have what the guest lacks; that is another cause. And programs that choose by the CPU’s features run: one has to have ended.
  when: all(
    platform.arch.is('x86_64'),
    not(cpu.hypervisor.is(true)),
    holds('AVX is not among them', [cpu.flags], (flags) => flags.length > 0 && !flags.includes('avx')),
    // A negation, since the end alone sets no cause apart.
    not(runtimes.none((runtime) => runtime.startError.has(/Illegal instruction|invalid opcode|SIGILL|status=4\/ILL/i))),
  ),
  proves: [...builtForAvx],
  hints: [...illegalInstruction],
  remedy: [
    {
      do: 'Use a build that chooses by the CPU’s features at run time (llama.cpp’s own releases, Ollama from 0.5.8 on), or compile the library on this machine, which leaves AVX out by itself. Generation is slow on such a CPU either way.',
    },
    {
      do: 'Python wheels and NuGet packages often have a variant of their own: “noavx” or “basic”; some of these need BMI2 or F16C all the same, as LLamaSharp’s 0.27.0 did. TensorFlow has none: it has to be compiled for such a CPU.',
    },
    { do: 'In a virtual machine whose host has AVX: pass the host’s CPU on, then stop and start the guest.' },
  ],
  verify: 'grep -m1 -o -w avx /proc/cpuinfo   # prints nothing on such a CPU',
  owner: { component: 'local-configuration' },
  evidence: [
    {
      url: 'https://github.com/ollama/ollama/issues/1435',
      date: '2023-12-08',
      establishes: 'a Xeon X5660 has no AVX, for which the program was built',
      strength: 'several-reports',
    },
    {
      url: 'https://github.com/SciSharp/LLamaSharp/issues/1422',
      date: '2026-08-22',
      establishes: 'a laptop with neither AVX nor SSE4: the prebuilt library dumps core, llama.cpp built there runs',
      strength: 'several-reports',
    },
    {
      url: 'https://github.com/SciSharp/LLamaSharp/issues/1407',
      date: '2026-07-15',
      establishes: 'the variant “noavx” of 0.27.0 was built with F16C and BMI2, and ends so on a Celeron J4125',
      strength: 'several-reports',
    },
    {
      url: 'https://github.com/JamePeng/llama-cpp-python/issues/26',
      date: '2025-12-02',
      establishes: 'a Linux wheel ends in an illegal instruction on an old PC; the maker adds a variant without AVX',
      strength: 'several-reports',
    },
    {
      url: 'https://github.com/JamePeng/llama-cpp-python/issues/19',
      date: '2025-11-09',
      establishes: 'the maker of wheels compiles with AVX2, and a basic variant without AVX for such machines',
      strength: 'several-reports',
    },
  ],
});
