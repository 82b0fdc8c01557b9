import { any, defineCheck, runtimes, told, torch } from '#api';

/** nvcc about a child of its own, and gcc and clang about theirs. */
const nvcc = /nvcc error\s{1,3}: '[^']{1,40}' died due to signal 9\b/;
const compiler = /fatal error: Killed signal terminated program (?:cc1plus|cc1|collect2|ld|as|lto1)\b/;
/** ninja from 1.13 on, by the shell's number for SIGKILL, at what compilers make; editors put their own name before it. */
const ninja = /^(?:\[build\] )?FAILED: \[code=137\] \S{1,300}(?:\.(?:o|obj|so|a)\b|CMakeF)/;
const clang = /clang(?:\+\+)?: error: unable to execute command: Killed/;

export default defineCheck({
  id: 'build-killed-for-memory',
  layer: 'runtime',
  kind: 'fault',
  title: 'The build ran out of memory, mostly by too many jobs at once: a compiler was killed',
  impact: 'blocked',
  symptom:
    'Building flash-attn, vLLM or llama.cpp for CUDA takes all memory: the machine freezes, or it ends with “Killed signal terminated program cc1plus” or “signal 9”.',
  blamedOn: 'the package, or the compiler',
  runtimes: ['llama.cpp', 'pytorch', 'vllm'],
  when: any(
    // Mostly the machine stands still, and nothing is left to paste.
    told.buildTakesMemory.is(true),
    runtimes.some((runtime) => any(runtime.startError.has(nvcc), runtime.startError.has(compiler), runtime.startError.has(clang))),
    torch.some((environment) => any(environment.lastError.has(nvcc), environment.lastError.has(compiler), environment.lastError.has(clang))),
  ),
  proves: [nvcc, compiler, clang, ninja],
  remedy: [
    {
      do: 'Build with few jobs at once; a CUDA file with many templates takes 3 to 5 GB per thread of nvcc. For Python packages put this before the command that builds:',
      setting: 'MAX_JOBS=2 NVCC_THREADS=1 CMAKE_BUILD_PARALLEL_LEVEL=2',
    },
    {
      do: 'vLLM calls nvcc at its start, too, where FlashInfer has kernels to compile: put it before the command that starts the server.',
      setting: 'MAX_JOBS=2',
    },
    {
      do: 'For llama.cpp, building only for the GPU that is there, too:',
      commands: ['cmake --build build -j 2'],
      setting: '-DCMAKE_CUDA_ARCHITECTURES=native',
    },
    { do: 'With one job and still killed: add swap, raise the limit of the container or WSL, or take a wheel that is built.' },
  ],
  verify: "journalctl -k -b | grep -i 'killed process'   # no further line that names a compiler",
  owner: { component: 'local-configuration' },
  evidence: [
    {
      url: 'https://github.com/Dao-AILab/flash-attention/pull/2079',
      date: '2025-12-17',
      establishes: 'memory for each thread of nvcc counted into the number of jobs; merged',
      strength: 'maintainer-confirmed',
    },
    {
      url: 'https://github.com/Dao-AILab/flash-attention/issues/1811',
      date: '2025-08-13',
      establishes: 'a PC with 32 GB goes down while flash-attn is compiled; the author: MAX_JOBS',
      strength: 'maintainer-confirmed',
    },
    {
      url: 'https://github.com/Dao-AILab/flash-attention/issues/317',
      date: '2023-07-17',
      establishes: 'the system freezes and restarts; fewer jobs are the advice',
      strength: 'several-reports',
    },
    {
      url: 'https://github.com/ninja-build/ninja/commit/5d93f2da',
      date: '2024-12-30',
      establishes: 'ninja names the exit code of a job that failed',
      strength: 'documented',
    },
    {
      url: 'https://github.com/vllm-project/vllm/issues/54237',
      date: '2026-09-11',
      establishes: 'vLLM 0.29 at its start: 16 compilers at once take 91 GiB, MAX_JOBS unset; its container is killed',
      strength: 'several-reports',
    },
    {
      url: 'https://github.com/flashinfer-ai/flashinfer/blob/fb28d7242b3506a2348265962041acc1fb56cca4/flashinfer/jit/cpp_ext.py',
      date: '2026-08-22',
      establishes: 'FlashInfer hands MAX_JOBS to ninja',
      strength: 'documented',
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
      url: 'https://github.com/microsoft/vcpkg/pull/22566',
      date: '2022-01-17',
      establishes: 'gcc’s words taken for too little memory; merged',
      strength: 'maintainer-confirmed',
    },
  ],
});
