import check from '../../../checks/gpu-userspace/rocm-library-missing.ts';
import { testCheck } from '../../helpers/test-check.ts';

const line = './llama-server: error while loading shared libraries: libhipblas.so.3: cannot open shared object file: No such file or directory';

testCheck(check, {
  found: [
    { name: 'the line in a paste', is: 'confirmed', cites: 'https://github.com/ggml-org/llama.cpp/issues/25807', log: [line] },
    { name: 'the error at the start', is: 'present', facts: { runtimes: [{ kind: 'llama.cpp', startError: line }] } },
  ],
  clear: [{ name: 'the program starts', facts: { runtimes: [{ kind: 'llama.cpp', startError: null }], torch: [] } }],
  unknown: [
    { name: 'Ollama is not asked for it', facts: { runtimes: [{ kind: 'ollama', startError: { gap: 'unsupported' } }] } },
    {
      name: 'a program that only tries whether ROCm is there',
      log: ['link_cuda_dso: warning: libamdhip64.so.6: cannot open shared object file: No such file or directory: failed to load library'],
    },
  ],
});
