import check from '../../../checks/runtime/vllm-flashinfer-without-nvcc.ts';
import { testCheck } from '../../helpers/test-check.ts';

const line = "RuntimeError: Could not find nvcc and default cuda_home='/usr/local/cuda' doesn't exist";

testCheck(check, {
  found: [
    { name: 'the line in a paste', is: 'confirmed', cites: 'https://github.com/vllm-project/vllm/issues/49497', log: [line] },
    { name: 'the last error of a traceback', is: 'present', facts: { torch: [{ lastError: line }] } },
  ],
  clear: [{ name: 'another error', facts: { torch: [{ lastError: 'torch.OutOfMemoryError: CUDA out of memory' }] } }],
  unknown: [
    { name: 'a live machine does not tell', facts: { torch: [{ lastError: { gap: 'unsupported' } }] } },
    { name: 'a build script that wants nvcc', log: ['CMake Error: Could not find nvcc, please set CUDAToolkit_ROOT.'] },
  ],
});
