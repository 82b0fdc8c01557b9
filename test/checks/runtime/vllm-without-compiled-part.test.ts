import check from '../../../checks/runtime/vllm-without-compiled-part.ts';
import { testCheck } from '../../helpers/test-check.ts';

const line = "ModuleNotFoundError: No module named 'vllm._C'";

testCheck(check, {
  found: [
    { name: 'the line in a paste', is: 'confirmed', log: [line], cites: 'https://github.com/vllm-project/vllm/issues/31789' },
    { name: 'the last error of a traceback', is: 'present', facts: { torch: [{ lastError: line }] } },
  ],
  clear: [{ name: 'another error', facts: { torch: [{ lastError: "ModuleNotFoundError: No module named 'vllm'" }] } }],
  unknown: [
    { name: 'a live machine does not tell', facts: { torch: [{ lastError: { gap: 'unsupported' } }] } },
    {
      name: 'the warning where another platform is used',
      log: ['WARNING 09-22 20:25:14 _custom_ops.py:18] Failed to import from vllm._C with ModuleNotFoundError("No module named \'vllm._C\'")'],
    },
  ],
});
