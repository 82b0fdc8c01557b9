import check from '../../../checks/runtime/build-killed-for-memory.ts';
import { testCheck } from '../../helpers/test-check.ts';

testCheck(check, {
  found: [
    {
      name: 'gcc’s child',
      is: 'confirmed',
      log: ['c++: fatal error: Killed signal terminated program cc1plus'],
      cites: 'https://github.com/Anbeeld/beellama.cpp/issues/80',
    },
    {
      name: 'nvcc’s child',
      is: 'confirmed',
      log: ["nvcc error   : 'cicc' died due to signal 9 (Kill signal)"],
      cites: 'https://github.com/microsoft/onnxruntime/issues/18579',
    },
    { name: 'in the middle of a line', is: 'confirmed', log: ['#12 841.2 x86_64-linux-gnu-g++: fatal error: Killed signal terminated program cc1plus'] },
    {
      name: 'ninja’s job',
      is: 'confirmed',
      log: ['[build] FAILED: [code=137] ggml/src/ggml-cuda/CMakeFiles/ggml-cuda.dir/fattn.cu.o'],
      cites: 'https://github.com/ninja-build/ninja/commit/5d93f2da',
    },
    {
      name: 'as somebody tells it',
      is: 'present',
      facts: { 'told.buildTakesMemory': true, torch: [], runtimes: [] },
      cites: 'https://github.com/Dao-AILab/flash-attention/issues/1811',
    },
    { name: 'clang', is: 'confirmed', log: ['clang++: error: unable to execute command: Killed'] },
    {
      name: 'the last error of a run',
      is: 'present',
      facts: { torch: [{ lastError: "nvcc error   : 'ptxas' died due to signal 9 (Kill signal)" }], runtimes: [] },
    },
  ],
  clear: [{ name: 'another error', facts: { 'told.buildTakesMemory': null, torch: [{ lastError: 'RuntimeError: ninja is required' }], runtimes: [] } }],
  unknown: [
    { name: 'a live machine does not tell', facts: { torch: [{ lastError: { gap: 'unsupported' } }], runtimes: [] } },
    {
      name: 'a crash of the compiler, and a server that was killed',
      log: [
        "nvcc error   : 'cicc' died due to signal 11 (Invalid memory reference)",
        'c++: fatal error: Segmentation fault signal terminated program cc1plus',
        'Killed',
        'FAILED: [code=1] CMakeFiles/_C.dir/csrc/attention.cu.o',
        'FAILED: [code=137] tests/run-long-test.stamp',
      ],
    },
  ],
});
