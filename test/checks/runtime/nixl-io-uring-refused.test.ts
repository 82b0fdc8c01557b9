import check from '../../../checks/runtime/nixl-io-uring-refused.ts';
import { testCheck } from '../../helpers/test-check.ts';

const line = 'RuntimeError: Failed to initialize io_uring instance: Operation not permitted';

testCheck(check, {
  found: [
    {
      name: 'its words',
      is: 'confirmed',
      log: [line],
      cites: 'https://github.com/ai-dynamo/nixl/blob/8770b655a6b17b5cdf7d2b56b6e0be5392496df5/src/plugins/posix/io_uring_io_queue.cpp',
    },
    { name: 'the last error of a run', is: 'present', facts: { torch: [{ lastError: line }] } },
  ],
  clear: [{ name: 'another error', facts: { torch: [{ lastError: 'RuntimeError: CUDA error: out of memory' }] } }],
  unknown: [
    { name: 'a live machine does not tell', facts: { torch: [{ lastError: { gap: 'unsupported' } }] } },
    { name: 'the sibling: the limit on locked memory', log: ['Failed to initialize io_uring instance: Cannot allocate memory'] },
  ],
});
