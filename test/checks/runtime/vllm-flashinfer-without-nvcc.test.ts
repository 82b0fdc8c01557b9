import check from '../../../checks/runtime/vllm-flashinfer-without-nvcc.ts';
import { testCheck } from '../../helpers/test-check.ts';

const line = "RuntimeError: Could not find nvcc and default cuda_home='/usr/local/cuda' doesn't exist";

testCheck(check, {
  found: [
    { name: 'the line in a paste', is: 'confirmed', cites: 'https://github.com/vllm-project/vllm/issues/49497', log: [line] },
    { name: 'the last error of a traceback', is: 'present', facts: { runtimes: [{ kind: 'vllm' }], torch: [{ lastError: line }] } },
    {
      name: 'as people put it',
      is: 'suspected',
      cites: 'https://github.com/flashinfer-ai/flashinfer/issues/1919',
      facts: { runtimes: { incomplete: [{ kind: 'vllm' }] } },
      log: ['After the update of FlashInfer to 0.4.0 every model ends with Could not find nvcc'],
    },
  ],
  clear: [{ name: 'another error', facts: { runtimes: [{ kind: 'vllm' }], torch: [{ lastError: 'torch.OutOfMemoryError: CUDA out of memory' }] } }],
  unknown: [
    {
      name: 'healthy: flashinfer collect-env, which its form for bugs asks for, beside kernels that are compiled already',
      log: [
        "CUDA toolkit resolved by flashinfer JIT: <flashinfer not importable>: RuntimeError: Could not find nvcc and default cuda_home='/usr/local/cuda' doesn't exist",
      ],
    },
    { name: 'a live machine does not tell', facts: { torch: [{ lastError: { gap: 'unsupported' } }] } },
    {
      name: 'a build script that wants nvcc, and FlashInfer without it',
      facts: { runtimes: { incomplete: [{ kind: 'vllm' }] } },
      log: [
        'FlashInfer needs nvcc, and nvcc 12.8 is installed here.',
        'We should document that flashinfer requires nvcc.',
        'nvcc is not needed for flashinfer when flashinfer-jit-cache is installed.',
        'FlashInfer is installed, and nvcc is of CUDA 12.8.',
        'CMake Error: Could not find nvcc, please set CUDAToolkit_ROOT.',
        "FileNotFoundError: [Errno 2] No such file or directory: 'nvcc'",
      ],
    },
  ],
});
