import check from '../../../checks/runtime/cuda-compiler-and-headers-differ.ts';
import { testCheck } from '../../helpers/test-check.ts';

const line = 'cuda_toolkit.h:41:8: error: #error "CUDA compiler and CUDA toolkit headers are incompatible, please check your include paths"';

testCheck(check, {
  found: [
    { name: 'FlashInfer compiles', is: 'confirmed', log: [line], cites: 'https://github.com/ls1intum/edutelligence/pull/687' },
    { name: 'the last error of a run', is: 'present', facts: { torch: [{ lastError: line }], runtimes: [] } },
    { name: 'a build of llama.cpp', is: 'present', facts: { torch: [], runtimes: [{ kind: 'llama.cpp', startError: line }] } },
  ],
  clear: [{ name: 'another error', facts: { torch: [{ lastError: 'RuntimeError: Ninja build failed' }], runtimes: [] } }],
  unknown: [
    { name: 'a live machine does not tell', facts: { torch: [{ lastError: { gap: 'unsupported' } }], runtimes: [] } },
    { name: 'another #error of the headers', log: ['host_config.h:132:2: error: #error -- unsupported GNU version!'] },
  ],
});
