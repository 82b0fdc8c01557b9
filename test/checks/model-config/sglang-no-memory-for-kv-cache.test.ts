import check from '../../../checks/model-config/sglang-no-memory-for-kv-cache.ts';
import { testCheck } from '../../helpers/test-check.ts';

testCheck(check, {
  found: [
    {
      name: 'one GPU of 48 GB',
      is: 'confirmed',
      cites: 'https://github.com/sgl-project/sglang/issues/4330',
      log: ['RuntimeError: Not enough memory. Please try to increase --mem-fraction-static.'],
    },
  ],
  clear: [{ name: 'it starts', facts: { torch: [{ lastError: null }] } }],
  unknown: [
    { name: 'the sibling: memory ran out later', log: ['torch.OutOfMemoryError: CUDA out of memory. Tried to allocate 2.00 GiB.'] },
    { name: 'what the manual says', log: ['If you see out-of-memory errors during serving, try a smaller value of --mem-fraction-static'] },
  ],
});
