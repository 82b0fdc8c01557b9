import { any, defineCheck, runtimes, torch } from '#api';

/** Each names conda’s linker by its path: it looks for no library where the system has them, and knows nothing that came after it. */
const refused: readonly RegExp[] = [
  // DeepSpeed tries whether libcufile can be linked, and goes on without it: its report holds that line beside any other trouble (deepspeedai/DeepSpeed#6565).
  /\/compiler_compat\/ld: warning: lib(?:gomp|stdc\+\+|gcc_s)\.so\.\d, needed by (?!\S{0,200}libcufile)\S{1,200}, not found/,
  /\/compiler_compat\/ld: \S{1,300}: [Uu]ndefined reference to [`'](?:GOMP|omp)_\w{1,60}@/,
  /\/compiler_compat\/ld: \S{1,300}: (?:unable to initialize decompress status for section|unknown type \[0x13\] section)/,
];

export default defineCheck({
  id: 'conda-linker-with-system-compiler',
  layer: 'runtime',
  kind: 'fault',
  title: 'conda’s linker (compiler_compat/ld) is used with the system’s compiler, and does not fit',
  impact: 'blocked',
  symptom: 'pip install of llama-cpp-python or an extension fails in a conda environment at the last step, “collect2: error: ld returned 1 exit status”.',
  blamedOn: 'CUDA, the package, or a missing libgomp',
  runtimes: ['llama.cpp', 'pytorch', 'vllm', 'sglang'],
  // That the environment holds such a linker is normal; the error of a build tells that it was taken.
  when: any(
    ...refused.map((line) => torch.some((environment) => environment.lastError.has(line))),
    ...refused.map((line) => runtimes.some((runtime) => runtime.startError.has(line))),
  ),
  proves: [...refused],
  remedy: [
    {
      do: 'Put conda’s linker aside, so that the compiler takes the system’s, and build again. An update of the environment’s Python can bring it back.',
      commands: ['mv "$CONDA_PREFIX/compiler_compat/ld" "$CONDA_PREFIX/compiler_compat/ld.off"'],
    },
    {
      do: 'Or take compiler and linker from one hand: install conda-forge’s gxx_linux-64 into the environment and activate it anew. For CUDA it must be a gcc that nvcc takes.',
    },
    { do: 'Or build in a venv of the distribution’s Python, where no conda is active; or take a wheel that is built already.' },
  ],
  verify: 'ls -l "$CONDA_PREFIX/compiler_compat"   # no ld there: the system’s is taken',
  owner: { component: 'local-configuration' },
  evidence: [
    {
      url: 'https://github.com/ContinuumIO/anaconda-issues/issues/11152',
      date: '2019-07-26',
      establishes: 'NumPy does not link with conda’s linker and a newer gcc; without the file it does',
      strength: 'several-reports',
    },
    {
      url: 'https://github.com/ninia/jep/issues/446',
      date: '2022-11-30',
      establishes: 'a maintainer: the environment’s linker does not fit the libraries of Fedora 37 (.relr.dyn); take the system’s',
      strength: 'maintainer-confirmed',
    },
    {
      url: 'https://github.com/abetlen/llama-cpp-python/issues/1932',
      date: '2025',
      establishes: 'llama-cpp-python: libgomp is not found, and its functions stay undefined',
      strength: 'several-reports',
    },
    {
      url: 'https://github.com/morphik-org/morphik-core/issues/76',
      date: '2025-04-09',
      establishes: 'the same in another project’s environment',
      strength: 'several-reports',
    },
    {
      url: 'https://github.com/edwko/OuteTTS/issues/106',
      date: '2025-08-26',
      establishes: 'a build for Vulkan: the loader’s functions are missing beside those of OpenMP',
      strength: 'single-report',
    },
    {
      url: 'https://github.com/lumaku/ctc-segmentation/issues/4',
      date: '2020-09-01',
      establishes: 'the author: the versions of the two linkers differ; without conda’s it builds',
      strength: 'maintainer-confirmed',
    },
  ],
});
