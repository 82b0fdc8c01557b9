import check from '../../../checks/wsl/wsl-pinned-memory-refused.ts';
import { testCheck } from '../../helpers/test-check.ts';

const refused = { 'platform.system': 'wsl2', 'wsl.pinningRefused': true } as const;
const line = 'WARNING: failed to allocate 512.00 MB of pinned memory: out of memory';

testCheck(check, {
  found: [
    { name: 'llama.cpp says so', is: 'suspected', facts: refused, log: [line], cites: 'https://github.com/abetlen/llama-cpp-python/issues/229' },
    {
      name: 'TensorFlow says so',
      is: 'suspected',
      facts: refused,
      log: ['W ./tensorflow/core/common_runtime/gpu/gpu_host_allocator.h:44] could not allocate pinned host memory of size: 415990272'],
      cites: 'https://github.com/minimaxir/gpt-2-simple/issues/232',
    },
    {
      name: 'llama.cpp of April 2023, which ended with it',
      is: 'suspected',
      facts: refused,
      log: ['CUDA error 2 at ggml-cuda.cu:359: out of memory'],
      cites: 'https://github.com/ggml-org/llama.cpp/issues/1230',
    },
  ],
  clear: [
    { name: 'Linux itself', facts: { ...refused, 'platform.system': 'native' }, log: [line] },
    { name: 'a live machine', facts: { ...refused, 'wsl.pinningRefused': null } },
  ],
  unknown: [
    { name: 'VRAM is full', facts: { 'platform.system': 'wsl2' }, log: ['CUDA error 2 at ggml-cuda.cu:781: out of memory'] },
    {
      name: 'vLLM’s note at every start under WSL',
      facts: { 'platform.system': 'wsl2' },
      log: ["Using 'pin_memory=False' as WSL is detected. This may slow down the performance."],
    },
  ],
});
