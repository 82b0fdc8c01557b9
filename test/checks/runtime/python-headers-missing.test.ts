import check from '../../../checks/runtime/python-headers-missing.ts';
import { testCheck } from '../../helpers/test-check.ts';

const line = '/tmp/tmps1rkq3y3/main.c:5:10: fatal error: Python.h: No such file or directory';

testCheck(check, {
  found: [
    { name: 'the compiler’s line', is: 'confirmed', cites: 'https://github.com/sgl-project/sglang/issues/1117', log: [line] },
    {
      name: 'a newer Triton',
      is: 'confirmed',
      log: ['/tmp/tmpz4_k2x9q/cuda_utils.c:6:10: fatal error: Python.h: No such file or directory'],
    },
    {
      name: 'pip’s build of vLLM',
      is: 'confirmed',
      log: [
        '/tmp/pip-build-env-q/overlay/lib/python3.9/site-packages/torch/include/torch/csrc/python_headers.h:12:10: fatal error: Python.h: No such file or directory',
      ],
      cites: 'https://github.com/vllm-project/vllm/issues/981',
    },
    {
      name: 'as people put it',
      is: 'confirmed',
      log: ['The build fails because Python.h can not be found'],
      cites: 'https://github.com/pdm-project/pdm/issues/3116',
    },
    { name: 'clang', is: 'confirmed', log: ["src/module.c:1:10: fatal error: 'Python.h' file not found"] },
    { name: 'in the last error', is: 'present', facts: { torch: [{ lastError: `RuntimeError: ${line}` }] } },
  ],
  clear: [{ name: 'another error', facts: { torch: [{ lastError: 'RuntimeError: CUDA error' }] } }],
  unknown: [
    { name: 'a live machine does not tell', facts: { torch: [{ lastError: { gap: 'unsupported' } }] } },
    {
      name: 'what is to be done if',
      log: [
        'Install python3-dev if Python.h is not found.',
        'Found Python.h in /usr/include/python3.12',
        '-- Looking for C++ include Python.h - not found',
        'Fixed: the build failed because Python.h was not found',
        'Error “Python.h not found”: see the documentation.',
      ],
    },
    {
      name: 'the sibling: CUDA’s headers',
      log: ['a.c:1:10: fatal error: cuda_runtime.h: No such file or directory', 'include_directories: /usr/include/python3.12/Python.h'],
    },
  ],
});
