import check from '../../../checks/runtime/llamacpp-backends-not-found.ts';
import { testCheck } from '../../helpers/test-check.ts';

const line = 'llama_model_load: error loading model: make_cpu_buft_list: no CPU backend found';

testCheck(check, {
  found: [
    { name: 'no CPU back end', is: 'confirmed', log: [line], cites: 'https://github.com/ggml-org/llama.cpp/issues/14691' },
    {
      name: 'none at all',
      is: 'confirmed',
      log: [
        'llama_model_load_from_file_impl: no backends are loaded. hint: use ggml_backend_load() or ggml_backend_load_all() to load a backend before calling this function',
      ],
      cites: 'https://github.com/abetlen/llama-cpp-python/issues/2069',
    },
    { name: 'at the start', is: 'present', facts: { runtimes: [{ kind: 'llama.cpp', startError: line }] } },
  ],
  clear: [{ name: 'it starts', facts: { runtimes: [{ kind: 'llama.cpp', startError: null }] } }],
  unknown: [
    { name: 'not asked', facts: { runtimes: [{ kind: 'llama.cpp', startError: { gap: 'unsupported' } }] } },
    {
      name: 'noise of builds whose back ends are linked in, and a start with one',
      log: ['load_backend: failed to find ggml_backend_init in ./libggml-cpu.so', 'load_backend: loaded CPU backend from /opt/llama/libggml-cpu-haswell.so'],
    },
  ],
});
