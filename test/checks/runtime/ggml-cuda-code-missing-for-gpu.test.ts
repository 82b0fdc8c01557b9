import check from '../../../checks/runtime/ggml-cuda-code-missing-for-gpu.ts';
import { testCheck } from '../../helpers/test-check.ts';

const line =
  '/tmp/llama.cpp/ggml/src/ggml-cuda/mmv.cu:53: ERROR: CUDA kernel mul_mat_vec has no device code compatible with CUDA arch 520. ggml-cuda.cu was compiled for: 520';

testCheck(check, {
  found: [
    { name: 'the line in a paste', is: 'confirmed', cites: 'https://github.com/nextcloud/llm2/issues/52', log: [line] },
    {
      name: 'a build that does not know its list',
      is: 'confirmed',
      log: [line.replace(/520$/, '__CUDA_ARCH_LIST__')],
      cites: 'https://github.com/LostRuins/koboldcpp/issues/1362',
    },
    { name: 'the error at the start', is: 'present', facts: { runtimes: [{ kind: 'llama.cpp', startError: line }] } },
  ],
  clear: [{ name: 'the program starts', facts: { runtimes: [{ kind: 'llama.cpp', startError: null }] } }],
  unknown: [
    { name: 'Ollama is not asked for it', facts: { runtimes: [{ kind: 'ollama', startError: { gap: 'unsupported' } }] } },
    { name: 'a warning of August 2025 that was a fault of llama.cpp', log: ['ggml-cuda/common.cuh:112: ggml was not compiled with any CUDA arch <= 750'] },
  ],
});
