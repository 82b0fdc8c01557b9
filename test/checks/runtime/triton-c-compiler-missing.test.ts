import check from '../../../checks/runtime/triton-c-compiler-missing.ts';
import { testCheck } from '../../helpers/test-check.ts';

const line = 'RuntimeError: Failed to find C compiler. Please specify via CC environment variable.';

testCheck(check, {
  found: [
    { name: 'the line in a paste', is: 'confirmed', cites: 'https://github.com/vllm-project/vllm/issues/2997', log: [line] },
    { name: 'quoted without its end', is: 'confirmed', cites: 'https://github.com/unslothai/unsloth/issues/489', log: ['error: Failed to find C compiler'] },
    { name: 'the last error of a traceback', is: 'present', facts: { torch: [{ lastError: line }] } },
  ],
  clear: [{ name: 'another error', facts: { torch: [{ lastError: 'ValueError: another error' }] } }],
  unknown: [
    { name: 'a live machine does not tell', facts: { torch: [{ lastError: { gap: 'unsupported' } }] } },
    { name: 'another program’s words', log: ['Failed to find C compiler cl.exe in the PATH', '- Fixed "Failed to find C compiler" error'] },
    { name: 'mended before', log: ['I fixed "Failed to find C compiler. Please specify via CC environment variable." by apt install gcc'] },
    { name: 'the sibling: nvcc', log: ["RuntimeError: Could not find nvcc and default cuda_home='/usr/local/cuda' doesn't exist"] },
  ],
});
