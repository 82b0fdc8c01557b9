import check from '../../../checks/model-config/vllm-bfloat16-on-older-gpu.ts';
import { testCheck } from '../../helpers/test-check.ts';

const line = 'ValueError: Bfloat16 is only supported on GPUs with compute capability of at least 8.0. Your Tesla T4 GPU has compute capability 7.5.';

testCheck(check, {
  found: [
    { name: 'the line in a paste', is: 'confirmed', cites: 'https://github.com/vllm-project/vllm/issues/1157', log: [line] },
    { name: 'the last error of a traceback', is: 'present', facts: { torch: [{ lastError: line }] } },
  ],
  clear: [{ name: 'another error', facts: { torch: [{ lastError: 'ValueError: another error' }] } }],
  unknown: [
    { name: 'a live machine does not tell', facts: { torch: [{ lastError: { gap: 'unsupported' } }] } },
    { name: 'vLLM casts by itself', log: ['WARNING Casting torch.bfloat16 to torch.float16.'] },
  ],
});
