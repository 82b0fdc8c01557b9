import check from '../../../checks/hardware/vllm-quantisation-needs-newer-gpu.ts';
import { testCheck } from '../../helpers/test-check.ts';

const line = 'ValueError: The quantization method awq is not supported for the current GPU. Minimum capability: 75. Current capability: 70.';

testCheck(check, {
  found: [
    { name: 'the line in a paste', is: 'confirmed', cites: 'https://github.com/vllm-project/vllm/issues/4202', log: [line] },
    { name: 'a method with a dash in its name', is: 'present', facts: { torch: [{ lastError: line.replace('awq', 'compressed-tensors') }] } },
    { name: 'the last error of a traceback', is: 'present', facts: { torch: [{ lastError: line }] } },
    {
      name: 'the scheme of compressed-tensors',
      is: 'confirmed',
      cites: 'https://github.com/vllm-project/vllm/issues/14040',
      log: ["RuntimeError: ('Quantization scheme is not supported for ', 'the current GPU. Min capability: 80. ', 'Current capability: 75.')"],
    },
    {
      name: 'the same as one sentence',
      is: 'confirmed',
      log: ['RuntimeError: Quantization scheme is not supported for the current GPU. Min capability: 80. Current capability: 75.'],
    },
  ],
  clear: [{ name: 'another error', facts: { torch: [{ lastError: 'ValueError: another error' }] } }],
  unknown: [
    { name: 'a live machine does not tell', facts: { torch: [{ lastError: { gap: 'unsupported' } }] } },
    { name: 'the sibling: a data type', log: ['ValueError: The quantization method awq is not supported for the current dtype'] },
  ],
});
