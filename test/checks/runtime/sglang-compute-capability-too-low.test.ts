import check from '../../../checks/runtime/sglang-compute-capability-too-low.ts';
import { testCheck } from '../../helpers/test-check.ts';

testCheck(check, {
  found: [
    {
      name: 'a V100',
      is: 'confirmed',
      cites: 'https://github.com/sgl-project/sglang/blob/v0.4.6.post5/python/sglang/srt/model_executor/model_runner.py',
      log: ['RuntimeError: SGLang only supports sm75 and above.'],
    },
  ],
  clear: [{ name: 'it starts', facts: { torch: [{ lastError: null }] } }],
  unknown: [{ name: 'the sibling: a Turing card without bfloat16', log: ['Compute capability below sm80. Use float16 due to lack of bfloat16 support.'] }],
});
