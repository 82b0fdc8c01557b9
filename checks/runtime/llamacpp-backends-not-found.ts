import { all, any, defineCheck, runtimes } from '#api';

/** llama.cpp's loader of models where no back end is there at all (since May 2025), and where only others than the CPU's are. */
const none = /no backends are loaded\. hint: use ggml_backend_load/;
const noCpu = /make_cpu_buft_list: no CPU backend found/;

export default defineCheck({
  id: 'llamacpp-backends-not-found',
  layer: 'runtime',
  kind: 'fault',
  title: 'llama.cpp can load none of its CPU back ends (libggml-cpu-*.so), so no model loads',
  impact: 'blocked',
  symptom: 'Loading fails with “no CPU backend found” or “no backends are loaded”, after the programs were moved, packaged or built with GGML_BACKEND_DL.',
  blamedOn: 'the model file, the memory, or the driver',
  runtimes: ['llama.cpp'],
  when: runtimes.some((runtime) => all(runtime.kind.is('llama.cpp'), any(runtime.startError.has(none), runtime.startError.has(noCpu)))),
  proves: [none, noCpu],
  remedy: [
    { do: 'Within Ollama: its library folder is incomplete; install it again as a whole.' },
    {
      do: 'Keep all libggml-*.so of the archive beside the program, or below the folder that the build was given (GGML_BACKEND_DIR), and start the program there; LD_LIBRARY_PATH is not searched for them.',
    },
    {
      do: 'Look whether each of them can be loaded: a back end whose libraries are missing, or that needs instructions which the CPU lacks, is left out without a word.',
      commands: ['ldd libggml-*.so | grep "not found"'],
    },
    {
      do: 'In a program of your own, or a binding: call ggml_backend_load_all() first, or build without GGML_BACKEND_DL (llama-cpp-python of September 2025 did not call it).',
    },
  ],
  verify: 'llama-cli --list-devices; ls -l "$(dirname "$(readlink -f "$(command -v llama-server)")")"/libggml-*.so',
  owner: { component: 'llama.cpp' },
  evidence: [
    {
      url: 'https://github.com/ggml-org/llama.cpp/pull/13589',
      date: '2025-05-16',
      establishes: 'a maintainer: releases have loadable back ends, and the hint for programs that do not load them',
      strength: 'maintainer-confirmed',
    },
    {
      url: 'https://github.com/ggml-org/llama.cpp/pull/13395',
      date: '2025-05-08',
      establishes: 'why there may be no CPU back end',
      strength: 'maintainer-confirmed',
    },
    {
      url: 'https://github.com/ggml-org/llama.cpp/issues/17491',
      date: '2025-11-25',
      establishes: 'LD_LIBRARY_PATH is not searched',
      strength: 'several-reports',
    },
    {
      url: 'https://github.com/ggml-org/llama.cpp/issues/17102',
      date: '2025-11-08',
      establishes: 'the archive under WSL: only the RPC back end is found',
      strength: 'several-reports',
    },
    {
      url: 'https://github.com/abetlen/llama-cpp-python/issues/2069',
      date: '2025-09-22',
      establishes: 'the binding does not load them',
      strength: 'several-reports',
    },
  ],
});
