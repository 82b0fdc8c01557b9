import check from '../../../checks/model-config/ggml-ram-refused.ts';
import { testCheck } from '../../helpers/test-check.ts';

const line = 'ggml_backend_cpu_buffer_type_alloc_buffer: failed to allocate buffer of size 137438953504';

testCheck(check, {
  found: [
    { name: 'a context of a million tokens', is: 'confirmed', log: [line], cites: 'https://github.com/ggml-org/llama.cpp/issues/8101' },
    {
      name: 'the words of late 2024',
      is: 'confirmed',
      log: ['ggml_aligned_malloc: insufficient memory (attempted to allocate 655521.35 MB)'],
      cites: 'https://github.com/ggml-org/llama.cpp/issues/10956',
    },
    { name: 'compute buffers', is: 'confirmed', log: ['ggml_gallocr_reserve_n: failed to allocate CPU buffer of size 84940800'] },
    {
      name: 'ggml of 2023',
      is: 'confirmed',
      log: ['GGML_ASSERT: /home/circleci/project/gpt4all-backend/llama.cpp-230511/ggml.c:4411: ctx->mem_buffer != NULL'],
      cites: 'https://github.com/ggml-org/llama.cpp/issues/1813',
    },
    { name: 'and of today', is: 'confirmed', log: ['/src/ggml/src/ggml.c:1516: GGML_ASSERT(ctx->mem_buffer != NULL) failed'] },
    { name: 'the error that a server ended with', is: 'present', facts: { runtimes: [{ kind: 'llama.cpp', startError: line }] } },
  ],
  clear: [{ name: 'a server that ended for the GPU’s memory', facts: { runtimes: [{ kind: 'llama.cpp', startError: 'cudaMalloc failed: out of memory' }] } }],
  unknown: [
    {
      name: 'the sibling: the GPU’s memory',
      log: ['ggml_gallocr_reserve_n: failed to allocate CUDA0 buffer of size 292926534144', 'cudaMalloc failed: out of memory'],
    },
    {
      name: 'the sibling: pinned memory, which is done without',
      log: ['ggml_cuda_host_malloc: failed to allocate 1900.00 MiB of pinned memory: invalid argument'],
    },
    {
      name: 'the sibling: a pool inside the program',
      log: ["ggml_new_tensor_impl: not enough space in the context's memory pool (needed 15950137152, available 15919123008)"],
    },
    {
      name: 'a healthy load',
      log: ['llama_kv_cache_init:        CPU KV buffer size =   256.00 MiB', 'llm_load_tensors:        CPU buffer size =  1820.90 MiB'],
    },
  ],
});
