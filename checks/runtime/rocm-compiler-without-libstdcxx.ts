import { any, defineCheck, runtimes, torch } from '#api';

/** The compiler includes these headers of its own by itself; what they ask for next is the C++ library’s. */
const missing =
  /(?:\/lib\/clang\/[\d.]{1,10}\/include\/__clang_hip_\w{1,40}\.h|rocm\S{0,120}\/lib\/clang\/[\d.]{1,10}\/include\/cuda_wrappers\/\w{1,20}):\d{1,4}:\d{1,4}: fatal error: '(?:cmath|new|cstdlib|algorithm|complex|limits|string|type_traits|utility)' file not found/;

export default defineCheck({
  id: 'rocm-compiler-without-libstdcxx',
  layer: 'runtime',
  kind: 'fault',
  title: 'ROCm’s compiler finds no C++ headers: libstdc++-dev of the gcc that it takes is missing',
  impact: 'blocked',
  symptom: 'hipcc, a build of llama.cpp with -DGGML_HIP=ON or of an extension stops at once with “fatal error: ’cmath’ file not found”.',
  blamedOn: 'an unsupported GPU, or a broken ROCm installation',
  runtimes: ['llama.cpp', 'koboldcpp', 'pytorch', 'vllm'],
  // A machine without these headers is normal; only a build asks for them.
  when: any(
    runtimes.some((runtime) => runtime.startError.has(missing)),
    torch.some((environment) => environment.lastError.has(missing)),
  ),
  proves: [missing],
  remedy: [
    {
      do: 'See which gcc the compiler takes: the newest that left a folder, be it only a part of it, as with Ubuntu 22.04 and gcc 12.',
      commands: ['"$(hipconfig -l)/clang" -v 2>&1 | grep "Selected GCC"'],
    },
    {
      do: 'Install the C++ headers of exactly that one: libstdc++-12-dev for 12, libstdc++-14-dev for 14 on Debian and Ubuntu, gcc-c++ on Fedora’s relatives. Then build from an empty folder.',
    },
    { do: 'Or update ROCm: AMD lists it as resolved in 7.1.0.' },
  ],
  verify: 'echo "#include <cmath>" | "$(hipconfig -l)/clang++" -x c++ -fsyntax-only -   # prints nothing',
  owner: { component: 'rocm' },
  evidence: [
    {
      url: 'https://github.com/ROCm/legacy-rocm-build/issues/4612',
      date: '2025-10-30',
      establishes: 'AMD: the libstdc++-dev that fits the newest gcc is missing; libstdc++-14-dev cured a minimal Ubuntu 24.04; resolved in 7.1.0',
      strength: 'maintainer-confirmed',
    },
    {
      url: 'https://github.com/ROCm/rocHPCG/issues/56',
      date: '2022-12-06',
      establishes: 'Ubuntu 22.04 with ROCm 5.4: libstdc++-12-dev cures it',
      strength: 'several-reports',
    },
    {
      url: 'https://github.com/ROCm/legacy-rocm-build/issues/1843',
      date: '2022-10-24',
      establishes: 'Linux Mint with ROCm 5.3: every HIP program stops there',
      strength: 'several-reports',
    },
    {
      url: 'https://github.com/mozilla-ai/llamafile/issues/406',
      date: '2024-05-08',
      establishes: 'llamafile compiles its ROCm part on the spot, and stops at the same header',
      strength: 'single-report',
    },
  ],
});
