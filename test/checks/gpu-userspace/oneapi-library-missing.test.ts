import check from '../../../checks/gpu-userspace/oneapi-library-missing.ts';
import { testCheck } from '../../helpers/test-check.ts';

const line = './llama-cli: error while loading shared libraries: libsycl.so.8: cannot open shared object file: No such file or directory';

testCheck(check, {
  found: [
    { name: 'the line in a paste', is: 'confirmed', cites: 'https://github.com/ggml-org/llama.cpp/issues/25573', log: [line] },
    { name: 'the error at the start', is: 'present', facts: { runtimes: [{ kind: 'llama.cpp', startError: line }] } },
  ],
  clear: [{ name: 'the program starts', facts: { runtimes: [{ kind: 'llama.cpp', startError: null }], torch: [] } }],
  unknown: [
    { name: 'Ollama is not asked for it', facts: { runtimes: [{ kind: 'ollama', startError: { gap: 'unsupported' } }] } },
    { name: 'the sibling: MKL for the processor', log: ['ImportError: libmkl_intel_lp64.so.2: cannot open shared object file: No such file or directory'] },
    {
      name: 'the sibling: Level Zero’s driver',
      log: ['Load Library of libze_intel_gpu.so.1 failed with libze_intel_gpu.so.1: cannot open shared object file: No such file or directory'],
    },
  ],
});
