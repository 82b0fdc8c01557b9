import { any, defineCheck, runtimes, torch } from '#api';

/** CMake's words, which end the line there; gcc's, where g++ of its release is not installed; setuptools' and make's. */
const cmake = /^\s{0,12}(?:│ )?\s{0,12}No CMAKE_C(?:XX)?_COMPILER could be found\./;
const noCxx = /g(?:cc|\+\+)(?:-\d{1,2})?: fatal error: cannot execute [‘']cc1plus[’'](?!: execvp: Permission denied)/;
const setuptools = /error: command '(?:\S{1,60}-)?g(?:cc|\+\+)(?:-\d{1,2})?' failed: No such file or directory/;

/** Until Python 3.8 or so, meson (NumPy’s build) about C and C++, and rustc. Meson says the same of Fortran and of Cython. */
const others =
  /unable to execute '(?:\S{1,60}-)?g(?:cc|\+\+)(?:-\d{1,2})?': No such file or directory|ERROR: Unknown compiler\(s\): \[\['(?:icc|icpc|cc|c\+\+|gcc|g\+\+|clang(?:\+\+)?)'|error: linker [`']cc[`'] not found/;

export default defineCheck({
  id: 'build-compiler-missing',
  layer: 'runtime',
  kind: 'fault',
  title: 'The C or C++ compiler (gcc, g++, cc1plus) that a build calls is not installed',
  impact: 'blocked',
  symptom:
    'pip install llama-cpp-python fails to build its wheel, or cmake of llama.cpp fails, with “No CMAKE_C_COMPILER could be found” or “cannot execute cc1plus”.',
  blamedOn: 'the package, or pip',
  runtimes: ['llama.cpp', 'pytorch', 'vllm'],
  // A machine without a compiler is normal; only a build minds.
  when: any(
    runtimes.some((runtime) => any(runtime.startError.has(cmake), runtime.startError.has(noCxx))),
    torch.some((environment) =>
      any(environment.lastError.has(cmake), environment.lastError.has(noCxx), environment.lastError.has(setuptools), environment.lastError.has(others)),
    ),
  ),
  proves: [cmake, noCxx, setuptools, others],
  // So it also ends where CMAKE_CUDA_COMPILER or a build program is what is missing.
  hints: [/CMake Error: CMAKE_C(?:XX)?_COMPILER not set, after EnableLanguage/],
  remedy: [
    { do: 'Install the compilers; g++ has to be of the same release as gcc.', on: 'debian', commands: ['sudo apt-get install build-essential'] },
    { do: 'On Fedora and its relatives:', on: 'fedora', commands: ['sudo dnf install gcc gcc-c++ make'] },
    { do: 'On Arch and its relatives:', on: 'arch', commands: ['sudo pacman -S --needed base-devel'] },
    {
      do: 'If they are there: a variable CC or CXX of the shell or of conda may name one that is not.',
      commands: ['echo "CC=$CC CXX=$CXX"', 'command -v gcc g++'],
    },
    { do: 'A name with conda in it (x86_64-conda-linux-gnu-gcc) is conda’s own compiler: install gxx_linux-64 from conda-forge into this environment.' },
  ],
  verify: 'gcc --version; g++ --version',
  owner: { component: 'local-configuration' },
  evidence: [
    {
      url: 'https://github.com/zylon-ai/private-gpt/issues/337',
      date: '2023-05-21',
      establishes: 'llama-cpp-python on Ubuntu; build-essential is the cure',
      strength: 'several-reports',
    },
    {
      url: 'https://github.com/ParisNeo/lollms-webui/issues/259',
      date: '2023-06-09',
      establishes: 'CMake’s words in pip’s output',
      strength: 'several-reports',
    },
    {
      url: 'https://github.com/docker-library/python/issues/60',
      date: '2015-08-21',
      establishes: 'Python’s slim image has no gcc, by its maintainers’ choice; what is built in it needs one',
      strength: 'maintainer-confirmed',
    },
    {
      url: 'https://github.com/ggml-org/llama.cpp/issues/3032',
      date: '2023-09-05',
      establishes: 'nvcc asks gcc for C++, whose part is not installed (cc1plus)',
      strength: 'several-reports',
    },
  ],
});
