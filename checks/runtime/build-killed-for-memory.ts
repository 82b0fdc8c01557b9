import { any, defineCheck, runtimes, torch } from '#api';

/** nvcc about a child of its own, and gcc and clang about theirs. */
const nvcc = /nvcc error\s{1,3}: '[^']{1,40}' died due to signal 9\b/;
const compiler = /fatal error: Killed signal terminated program (?:cc1plus|cc1|collect2|ld|as|lto1)\b/;
const clang = /clang(?:\+\+)?: error: unable to execute command: Killed/;

export default defineCheck({
  id: 'build-killed-for-memory',
  layer: 'runtime',
  kind: 'fault',
  title: 'The build ran out of memory: a compiler for each core, of which the kernel killed one',
  impact: 'blocked',
  symptom: 'Building flash-attn, vLLM or llama.cpp for CUDA ends after minutes with “Killed signal terminated program cc1plus” or “died due to signal 9”.',
  blamedOn: 'the package, or the compiler',
  runtimes: ['llama.cpp', 'pytorch', 'vllm'],
  when: any(
    runtimes.some((runtime) => any(runtime.startError.has(nvcc), runtime.startError.has(compiler), runtime.startError.has(clang))),
    torch.some((environment) => any(environment.lastError.has(nvcc), environment.lastError.has(compiler), environment.lastError.has(clang))),
  ),
  proves: [nvcc, compiler, clang],
  remedy: [
    {
      do: 'Build with few jobs at once; a CUDA file with many templates takes 3 to 5 GB per thread of nvcc. First for Python packages:',
      commands: ['MAX_JOBS=2 NVCC_THREADS=1 CMAKE_BUILD_PARALLEL_LEVEL=2 python -m pip install --no-build-isolation flash-attn'],
    },
    { do: 'For llama.cpp, building only for the GPU that is there, too:', commands: ['cmake --build build -j 2'], setting: 'CMAKE_CUDA_ARCHITECTURES=native' },
    { do: 'With one job and still killed: add swap, raise the limit of the container or WSL, or take a wheel that is built.' },
  ],
  verify: "journalctl -k -b | grep -i 'killed process'   # names the compiler",
  owner: { component: 'local-configuration' },
  evidence: [
    {
      url: 'https://github.com/Dao-AILab/flash-attention/pull/2079',
      date: '2025-12-17',
      establishes: 'memory for each thread of nvcc counted into the number of jobs; merged',
      strength: 'maintainer-confirmed',
    },
    {
      url: 'https://github.com/vllm-project/vllm/issues/8878',
      date: '2024-09-27',
      establishes: 'vLLM with -j=64 and 128 GB of memory, killed; fewer jobs were the advice',
      strength: 'several-reports',
    },
    {
      url: 'https://github.com/vllm-project/vllm/issues/14452',
      date: '2025-04-03',
      establishes: 'too many jobs for 64 GB; four of them are enough',
      strength: 'several-reports',
    },
    {
      url: 'https://github.com/microsoft/onnxruntime/issues/18579',
      date: '2023-11-24',
      establishes: 'nvcc’s words, at a file of flash attention',
      strength: 'several-reports',
    },
    {
      url: 'https://github.com/Anbeeld/beellama.cpp/issues/80',
      date: '2026',
      establishes: 'gcc’s words in a build of a llama.cpp fork for CUDA',
      strength: 'single-report',
    },
  ],
});
