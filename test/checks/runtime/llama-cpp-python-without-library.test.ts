import check from '../../../checks/runtime/llama-cpp-python-without-library.ts';
import { testCheck } from '../../helpers/test-check.ts';

const line = "FileNotFoundError: Shared library with base name 'llama' not found";

testCheck(check, {
  found: [
    { name: 'imported from the source', is: 'confirmed', log: [line], cites: 'https://github.com/abetlen/llama-cpp-python/issues/1719' },
    { name: 'the error of a start', is: 'present', facts: { runtimes: [{ kind: 'llama.cpp', startError: line }], torch: [] } },
  ],
  clear: [{ name: 'another error', facts: { runtimes: [{ kind: 'llama.cpp', startError: 'exit status 1' }], torch: [] } }],
  unknown: [
    { name: 'a live machine does not tell', facts: { runtimes: [{ kind: 'llama.cpp', startError: { gap: 'unsupported' } }], torch: [] } },
    {
      name: 'the library is there, and does not load',
      log: ["RuntimeError: Failed to load shared library '/x/libllama.so': libcudart.so.12: cannot open shared object file: No such file or directory"],
    },
  ],
});
