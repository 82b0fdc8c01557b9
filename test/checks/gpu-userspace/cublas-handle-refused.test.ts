import check from '../../../checks/gpu-userspace/cublas-handle-refused.ts';
import { testCheck } from '../../helpers/test-check.ts';

const line = 'RuntimeError: CUDA error: CUBLAS_STATUS_NOT_INITIALIZED when calling `cublasCreate(handle)`';

const card = { vendor: 'nvidia' };

testCheck(check, {
  found: [
    { name: 'PyTorch', is: 'suspected', cites: 'https://github.com/QwenLM/Qwen/issues/120', facts: { gpus: { incomplete: [card] } }, log: [line] },
    {
      name: 'llama.cpp in Ollama',
      is: 'suspected',
      cites: 'https://github.com/ollama/ollama/issues/5839',
      facts: { gpus: { incomplete: [card] } },
      log: ['CUDA error: CUBLAS_STATUS_NOT_INITIALIZED'],
    },
    { name: 'it says that memory was refused', is: 'confirmed', log: [line.replace('NOT_INITIALIZED', 'ALLOC_FAILED')] },
    { name: 'the last error of Python', is: 'suspected', facts: { gpus: [card], torch: [{ lastError: line }] }, log: [line] },
  ],
  clear: [
    { name: 'another error', facts: { gpus: [card], torch: [{ lastError: 'ValueError: x' }], runtimes: [] } },
    {
      name: 'the sibling: an index out of range, which a kernel refused before',
      facts: { gpus: [card], torch: [{ lastError: `${line} (after thread: [64,0,0] Assertion \`srcIndex < srcSelectDimSize\` failed)` }] },
      log: [line],
    },
  ],
  unknown: [
    { name: 'nothing is known' },
    { name: 'the code alone, which has other causes', log: [line] },
    {
      name: 'the siblings: a computation that fails, and ROCm',
      log: ['RuntimeError: CUDA error: CUBLAS_STATUS_EXECUTION_FAILED when calling `cublasSgemm`', 'ROCm error: CUBLAS_STATUS_INTERNAL_ERROR'],
    },
  ],
});
