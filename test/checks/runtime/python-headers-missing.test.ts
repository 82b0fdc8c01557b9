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
    { name: 'in the last error', is: 'present', facts: { torch: [{ lastError: `RuntimeError: ${line}` }] } },
  ],
  clear: [{ name: 'another error', facts: { torch: [{ lastError: 'RuntimeError: CUDA error' }] } }],
  unknown: [
    {
      name: 'the siblings: pip builds of other packages',
      log: [
        'psutil/arch/all/init.h:9:10: fatal error: Python.h: No such file or directory',
        '/tmp/pip-install-a1b2c3d4/netifaces_0123456789abcdef/netifaces.c:1:10: fatal error: Python.h: No such file or directory',
        '/venv/lib/python3.12/site-packages/torch/include/torch/csrc/python_headers.h:12:10: fatal error: Python.h: No such file or directory',
      ],
    },
    { name: 'a live machine does not tell', facts: { torch: [{ lastError: { gap: 'unsupported' } }] } },
    { name: 'the sibling: CUDA’s headers', log: ['fatal error: cuda_runtime.h: No such file or directory'] },
  ],
});
