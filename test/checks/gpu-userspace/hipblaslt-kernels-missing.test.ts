import check from '../../../checks/gpu-userspace/hipblaslt-kernels-missing.ts';
import { testCheck } from '../../helpers/test-check.ts';

const line = 'rocblaslt error: Cannot read /usr/local/lib/ollama/rocm/hipblaslt/library/TensileLibrary_lazy_gfx1201.dat: No such file or directory';

testCheck(check, {
  found: [
    { name: 'the line in a paste', is: 'confirmed', cites: 'https://github.com/ollama/ollama/issues/11555', log: [line] },
    { name: 'the error at the start', is: 'present', facts: { runtimes: [{ kind: 'llama.cpp', startError: line }] } },
  ],
  clear: [{ name: 'the program starts', facts: { runtimes: [{ kind: 'llama.cpp', startError: null }], torch: [] } }],
  unknown: [
    {
      name: 'a target that every hipBLASLt has kernels for: its folder is another’s',
      log: ['rocblaslt error: Cannot read /opt/rocm/lib/hipblaslt/library/TensileLibrary_lazy_gfx942.dat: No such file or directory'],
    },
    { name: 'the sibling: a file that may not be read', log: [line.replace('No such file or directory', 'Permission denied')] },
    { name: 'Ollama is not asked for it', facts: { runtimes: [{ kind: 'ollama', startError: { gap: 'unsupported' } }] } },
    {
      name: 'the sibling: rocBLAS, which ends the program',
      log: ['rocBLAS error: Cannot read /opt/rocm/lib/rocblas/library/TensileLibrary.dat: No such file or directory for GPU arch : gfx1031'],
    },
  ],
});
