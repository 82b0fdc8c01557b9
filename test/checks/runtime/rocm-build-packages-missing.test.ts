import check from '../../../checks/runtime/rocm-build-packages-missing.ts';
import { testCheck } from '../../helpers/test-check.ts';

const line = '  By not providing "Findhipblas.cmake" in CMAKE_MODULE_PATH this project has';

testCheck(check, {
  found: [
    { name: 'no hipblas', is: 'confirmed', log: [line], cites: 'https://github.com/ggml-org/llama.cpp/issues/27710' },
    {
      name: 'ROCm from pip',
      is: 'confirmed',
      log: ['  Could not find a package configuration file provided by "hip" with any of'],
      cites: 'https://github.com/ggml-org/llama.cpp/issues/26060',
    },
    {
      name: 'a header',
      is: 'confirmed',
      log: ["ggml/src/ggml-cuda/vendors/hip.h:6:10: fatal error: 'hipblas/hipblas.h' file not found"],
      cites: 'https://github.com/ggml-org/llama.cpp/issues/9815',
    },
    { name: 'what a build wrote', is: 'present', facts: { runtimes: [{ kind: 'llama.cpp', startError: line }], torch: [] } },
  ],
  clear: [{ name: 'it starts', facts: { runtimes: [{ kind: 'llama.cpp', startError: null }], torch: [] } }],
  unknown: [
    { name: 'not asked', facts: { runtimes: [{ kind: 'llama.cpp', startError: { gap: 'unsupported' } }], torch: [] } },
    {
      name: 'another package, and a build that finds all',
      log: ['  By not providing "FindCURL.cmake" in CMAKE_MODULE_PATH this project has', '-- HIP and hipBLAS found'],
    },
  ],
});
