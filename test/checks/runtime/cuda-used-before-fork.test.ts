import check from '../../../checks/runtime/cuda-used-before-fork.ts';
import { testCheck } from '../../helpers/test-check.ts';

const line = "RuntimeError: Cannot re-initialize CUDA in forked subprocess. To use CUDA with multiprocessing, you must use the 'spawn' start method";

testCheck(check, {
  found: [
    { name: 'PyTorch’s words', is: 'confirmed', log: [line], cites: 'https://github.com/lm-sys/FastChat/issues/3507' },
    { name: 'as somebody types it', is: 'confirmed', log: ['"cannot re-initialize cuda in forked subprocess. " + msg)'] },
    { name: 'the last error of a run', is: 'present', facts: { torch: [{ lastError: line }] } },
  ],
  clear: [{ name: 'another error', facts: { torch: [{ lastError: 'RuntimeError: CUDA error: out of memory' }] } }],
  unknown: [
    { name: 'a live machine does not tell', facts: { torch: [{ lastError: { gap: 'unsupported' } }] } },
    { name: 'a healthy start', log: ["We must use the `spawn` multiprocessing start method. Overriding VLLM_WORKER_MULTIPROC_METHOD to 'spawn'."] },
  ],
});
