import check from '../../../checks/runtime/build-compiler-missing.ts';
import { testCheck } from '../../helpers/test-check.ts';

const line = '        No CMAKE_C_COMPILER could be found.';

testCheck(check, {
  found: [
    { name: 'CMake in pip’s output', is: 'confirmed', log: [line], cites: 'https://github.com/ParisNeo/lollms-webui/issues/259' },
    {
      name: 'no g++ of this release',
      is: 'confirmed',
      log: ['  gcc: fatal error: cannot execute ‘cc1plus’: execvp: No such file or'],
      cites: 'https://github.com/ggml-org/llama.cpp/issues/3032',
    },
    { name: 'setuptools', is: 'confirmed', log: ["error: command 'x86_64-linux-gnu-gcc' failed: No such file or directory"] },
    {
      name: 'distutils',
      is: 'confirmed',
      log: ["unable to execute 'gcc': No such file or directory"],
      cites: 'https://github.com/docker-library/python/issues/60',
    },
    { name: 'meson', is: 'confirmed', log: ["../meson.build:1:0: ERROR: Unknown compiler(s): [['icc'], ['cc'], ['gcc'], ['clang']]"] },
    { name: 'rustc', is: 'confirmed', log: ['error: linker `cc` not found'] },
    {
      name: 'the last error of a run',
      is: 'present',
      facts: { torch: [{ lastError: "RuntimeError: error: command 'g++' failed: No such file or directory" }], runtimes: [] },
    },
  ],
  clear: [{ name: 'another error', facts: { torch: [{ lastError: 'RuntimeError: ninja is required' }], runtimes: [] } }],
  unknown: [
    { name: 'a live machine does not tell', facts: { torch: [{ lastError: { gap: 'unsupported' } }], runtimes: [] } },
    {
      name: 'the siblings: no CUDA compiler, and one that ends with an error',
      log: [
        '  No CMAKE_CUDA_COMPILER could be found.',
        "error: command '/usr/bin/gcc' failed with exit code 1",
        'gcc: fatal error: cannot execute ‘cc1plus’: execvp: Permission denied',
        'error: linking with `cc` failed: exit status: 1',
        'CMake Error: CMAKE_C_COMPILER not set, after EnableLanguage',
        "../meson.build:41:0: ERROR: Unknown compiler(s): [['gfortran'], ['flang-new'], ['flang']]",
      ],
    },
  ],
});
