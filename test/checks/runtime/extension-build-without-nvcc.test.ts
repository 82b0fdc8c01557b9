import check from '../../../checks/runtime/extension-build-without-nvcc.ts';
import { testCheck } from '../../helpers/test-check.ts';

const line = 'OSError: CUDA_HOME environment variable is not set. Please set it to your CUDA install root.';

testCheck(check, {
  found: [
    { name: 'PyTorch’s words', is: 'confirmed', log: [line], cites: 'https://github.com/Dao-AILab/flash-attention/issues/1736' },
    {
      name: 'the error of an older flash-attn',
      is: 'confirmed',
      log: ['RuntimeError: flash_attn was requested, but nvcc was not found.  Are you sure your environment has nvcc available?'],
      cites: 'https://github.com/Dao-AILab/flash-attention/issues/509',
    },
    {
      name: 'nvcc of a folder that has none',
      is: 'confirmed',
      log: ["FileNotFoundError: [Errno 2] No such file or directory: '/usr/local/cuda/bin/nvcc'"],
      cites: 'https://github.com/huggingface/nanotron/issues/167',
    },
    {
      name: 'nvcc by its name',
      is: 'confirmed',
      log: ["FileNotFoundError: [Errno 2] No such file or directory: 'nvcc'"],
      cites: 'https://github.com/mlc-ai/mlc-llm/issues/2537',
    },
    { name: 'CMake', is: 'confirmed', log: ['  No CMAKE_CUDA_COMPILER could be found.'] },
    {
      name: 'CMake that requires the toolkit',
      is: 'confirmed',
      log: ['  Could not find nvcc, please set CUDAToolkit_ROOT.'],
      cites: 'https://github.com/amirarsalan90/personal_llm_assistant/issues/1',
    },
    { name: 'the last error of a run', is: 'present', facts: { gpus: [{ vendor: 'nvidia' }], torch: [{ lastError: line, variant: 'cu128' }] } },
  ],
  clear: [
    { name: 'another error', facts: { torch: [{ lastError: 'OSError: no such file', variant: 'cu128' }] } },
    { name: 'a machine with a Radeon alone', log: [line], facts: { gpus: [{ vendor: 'amd' }], torch: [{ lastError: line, variant: null }] } },
    { name: 'PyTorch for ROCm', log: [line], facts: { torch: [{ lastError: line, variant: 'rocm6.3' }] } },
  ],
  unknown: [
    {
      name: 'healthy: DeepSpeed 0.19.5 is imported without a toolkit',
      log: ['[WARNING]  fp_quantizer compatibility check failed (CUDA_HOME does not exist, unable to compile CUDA op(s)), treating the op as not compatible'],
    },
    {
      name: 'healthy: flash-attn’s warning, before it finds a wheel that is built already',
      log: ['UserWarning: flash_attn was requested, but nvcc was not found.  Are you sure your environment has nvcc available?'],
    },
    { name: 'CUDA_HOME with a colon', log: ["FileNotFoundError: [Errno 2] No such file or directory: ':/usr/local/cuda/bin/nvcc'"] },
    { name: 'the sibling: another program', log: ["FileNotFoundError: [Errno 2] No such file or directory: 'nvcc_wrapper'"] },
    { name: 'CMake only looks for a toolkit', log: ['-- Could not find nvcc, please set CUDAToolkit_ROOT.'] },
    { name: 'nvcc asked of ROCm', log: ["FileNotFoundError: [Errno 2] No such file or directory: '/opt/rocm/bin/nvcc'"] },
    {
      name: 'vLLM goes on without DeepGEMM, which found no CUDA_HOME',
      log: [
        'WARNING 08-19 18:01:05 [import_utils.py:408] Module vllm.third_party.deep_gemm was found but failed to import',
        'WARNING 08-19 18:01:05 [import_utils.py:408]     assert cuda_home is not None',
        'WARNING 08-19 18:01:05 [import_utils.py:408] AssertionError',
      ],
    },
    { name: 'a live machine does not tell', facts: { torch: [{ lastError: { gap: 'unsupported' }, variant: 'cu128' }] } },
    {
      name: 'somebody looks for nvcc, and a toolkit that is there',
      log: ['$ nvcc --version', "Command 'nvcc' not found, but can be installed with:", "No CUDA runtime is found, using CUDA_HOME='/usr/local/cuda'"],
    },
  ],
});
