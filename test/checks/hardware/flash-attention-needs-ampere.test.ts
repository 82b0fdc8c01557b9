import check from '../../../checks/hardware/flash-attention-needs-ampere.ts';
import { testCheck } from '../../helpers/test-check.ts';

const line = 'RuntimeError: FlashAttention only supports Ampere GPUs or newer.';

testCheck(check, {
  found: [
    { name: 'the line in a paste', is: 'confirmed', cites: 'https://github.com/Dao-AILab/flash-attention/issues/762', log: [line] },
    { name: 'the last error of a traceback', is: 'present', facts: { torch: [{ lastError: line }] } },
  ],
  clear: [{ name: 'another error', facts: { torch: [{ lastError: 'ValueError: another error' }] } }],
  unknown: [
    { name: 'a live machine does not tell', facts: { torch: [{ lastError: { gap: 'unsupported' } }] } },
    { name: 'vLLM chooses another back end by itself', log: ['INFO cuda.py:184] Cannot use FlashAttention-2 backend for Volta and Turing GPUs.'] },
  ],
});
