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
    {
      name: 'the line, cut off',
      is: 'suspected',
      facts: { runtimes: { incomplete: [{ kind: 'llama.cpp' }] } },
      log: [line.replace(/ with CUDA arch.*/, ' with')],
      cites: 'https://github.com/abetlen/llama-cpp-python/issues/1624',
    },
    {
      name: 'a build for newer GPUs alone, on Pascal',
      is: 'confirmed',
      log: ['/build/ollama/src/ollama/ml/backend/ggml/ggml/src/ggml-cuda/common.cuh:106: ggml was not compiled with any CUDA arch <= 610'],
      cites: 'https://github.com/omacom/omarchy/issues/2039',
    },
    { name: 'the error at the start', is: 'present', facts: { runtimes: [{ kind: 'llama.cpp', startError: line }] } },
    {
      name: 'as the CUDA runtime words it, in a distribution’s package of Ollama',
      is: 'suspected',
      facts: { runtimes: { incomplete: [{ kind: 'ollama' }] } },
      log: ['CUDA error: no kernel image is available for execution on the device'],
      cites: 'https://github.com/ollama/ollama/issues/8089',
    },
  ],
  clear: [{ name: 'the program starts', facts: { runtimes: [{ kind: 'llama.cpp', startError: null }] } }],
  unknown: [
    {
      name: 'the sibling: PyTorch’s wheel',
      facts: { runtimes: { incomplete: [{ kind: 'pytorch' }] } },
      log: ['RuntimeError: CUDA error: no kernel image is available for execution on the device'],
    },
    { name: 'Ollama is not asked for it', facts: { runtimes: [{ kind: 'ollama', startError: { gap: 'unsupported' } }] } },
    { name: 'a warning of August 2025 that was a fault of llama.cpp', log: ['ggml-cuda/common.cuh:112: ggml was not compiled with any CUDA arch <= 750'] },
  ],
});
