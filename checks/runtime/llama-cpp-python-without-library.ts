import { any, defineCheck, runtimes, torch } from '#api';

const missing = /Shared library with base name 'llama' not found/;

export default defineCheck({
  id: 'llama-cpp-python-without-library',
  layer: 'runtime',
  kind: 'fault',
  title: 'llama-cpp-python looks for libllama.so in a folder that has none, mostly its own source',
  impact: 'blocked',
  symptom: "import llama_cpp ends with “Shared library with base name 'llama' not found”, although pip installed it without an error.",
  blamedOn: 'CUDA, or the build',
  runtimes: ['llama.cpp'],
  when: any(
    runtimes.some((runtime) => runtime.startError.has(missing)),
    torch.some((environment) => environment.lastError.has(missing)),
  ),
  proves: [missing],
  remedy: [
    {
      do: 'See in the folder where it fails from where it is imported. A folder llama_cpp beside your script, or a clone in the current one, comes before the installed package: go elsewhere, or rename it.',
      commands: ['python -c "import importlib.util as u; print(u.find_spec(\'llama_cpp\').origin)"'],
    },
    {
      do: 'From 0.3.1 on the variable LLAMA_CPP_LIB_PATH names another folder for the libraries: unset it, or let it name one that has them.',
      commands: ['echo "$LLAMA_CPP_LIB_PATH"'],
    },
    {
      do: 'If it is site-packages and no library is there, build it again and read what the build says. Give it the CMAKE_ARGS of the GPU’s back end before (-DGGML_CUDA=on): without them it is built for the CPU.',
      commands: ['python -m pip uninstall --yes llama-cpp-python', 'python -m pip install --no-cache-dir --verbose llama-cpp-python'],
    },
    { do: 'In a program that PyInstaller packed: add the library folder of llama_cpp to its data files; it does not find it by itself.' },
  ],
  verify: "cd / && python -c 'import llama_cpp'",
  owner: { component: 'local-configuration', tracker: 'https://github.com/abetlen/llama-cpp-python/issues/568' },
  evidence: [
    {
      url: 'https://github.com/abetlen/llama-cpp-python/issues/132',
      date: '2023-05-02',
      establishes: 'the maintainer: the library belongs into the package; somebody had imported a local copy of the code',
      strength: 'maintainer-confirmed',
    },
    {
      url: 'https://github.com/abetlen/llama-cpp-python/issues/568',
      date: '2023-08-14',
      establishes: 'the source’s llama_cpp is taken instead of the installed one; elsewhere it works',
      strength: 'several-reports',
    },
    {
      url: 'https://github.com/abetlen/llama-cpp-python/blob/3691546f/llama_cpp/llama_cpp.py',
      date: '2026-08-17',
      establishes: 'the libraries are looked for in the folder lib of the package, or in that of LLAMA_CPP_LIB_PATH, and nowhere else',
      strength: 'documented',
    },
    {
      url: 'https://github.com/abetlen/llama-cpp-python/pull/709',
      date: '2023-10-18',
      establishes: 'PyInstaller leaves the library out; a hook that adds it cures it for several people',
      strength: 'several-reports',
    },
    {
      url: 'https://github.com/abetlen/llama-cpp-python/issues/1719',
      date: '2024-08-31',
      establishes: 'run from the clone’s folder it fails after every build',
      strength: 'single-report',
    },
  ],
});
