import check from '../../../checks/runtime/openmp-library-missing.ts';
import { testCheck } from '../../helpers/test-check.ts';

const line = 'llama-server: error while loading shared libraries: libgomp.so.1: cannot open shared object file: No such file or directory';

testCheck(check, {
  found: [
    { name: 'musl', is: 'confirmed', log: ['Error loading shared library libgomp.so.1: No such file or directory (needed by /usr/bin/llama-server)'] },
    { name: 'ldd', is: 'confirmed', log: ['\tlibgomp.so.1 => not found'] },
    { name: 'the line in a paste', is: 'confirmed', cites: 'https://github.com/ggml-org/llama.cpp/issues/7774', log: [line] },
    { name: 'the error at the start', is: 'present', facts: { runtimes: [{ kind: 'llama.cpp', startError: line }] } },
  ],
  clear: [{ name: 'the program starts', facts: { runtimes: [{ kind: 'llama.cpp', startError: null }], torch: [] } }],
  unknown: [
    { name: 'a library of which this is a part of the name', log: ['libxlibgomp.so.1: cannot open shared object file: No such file or directory'] },
    { name: 'Ollama is not asked for it', facts: { runtimes: [{ kind: 'ollama', startError: { gap: 'unsupported' } }] } },
    {
      name: 'the sibling: a library of llama.cpp itself',
      log: ['./llama-server: error while loading shared libraries: libmtmd.so.0: cannot open shared object file: No such file or directory'],
    },
  ],
});
