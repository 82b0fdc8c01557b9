import check from '../../../checks/runtime/python-headers-missing.ts';
import { testCheck } from '../../helpers/test-check.ts';

const line = '/tmp/tmps1rkq3y3/main.c:5:10: fatal error: Python.h: No such file or directory';

testCheck(check, {
  found: [
    { name: 'the compiler’s line', is: 'confirmed', cites: 'https://github.com/sgl-project/sglang/issues/1117', log: [line] },
    { name: 'in the last error', is: 'present', facts: { torch: [{ lastError: `RuntimeError: ${line}` }] } },
  ],
  clear: [{ name: 'another error', facts: { torch: [{ lastError: 'RuntimeError: CUDA error' }] } }],
  unknown: [
    { name: 'a live machine does not tell', facts: { torch: [{ lastError: { gap: 'unsupported' } }] } },
    { name: 'the sibling: CUDA’s headers', log: ['fatal error: cuda_runtime.h: No such file or directory'] },
  ],
});
