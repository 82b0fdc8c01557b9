import check from '../../../checks/model-config/vllm-context-exceeds-kv-cache.ts';
import { testCheck } from '../../helpers/test-check.ts';

const line =
  "ValueError: The model's max seq len (131072) is larger than the maximum number of tokens that can be stored in KV cache (21344). Try increasing `gpu_memory_utilization` or decreasing `max_model_len`";

testCheck(check, {
  found: [
    { name: 'the line in a paste', is: 'confirmed', cites: 'https://github.com/vllm-project/vllm/issues/2418', log: [line] },
    { name: 'the last error of a traceback', is: 'present', facts: { torch: [{ lastError: line }] } },
    {
      name: 'the newer wording',
      is: 'confirmed',
      log: [
        "ValueError: To serve at least one request with the models's max seq len (40960), (5.62 GiB KV cache is needed, which is larger than the available KV cache memory (2.1 GiB).",
      ],
    },
  ],
  clear: [{ name: 'another error', facts: { torch: [{ lastError: 'ImportError: libcudart.so.13' }] } }],
  unknown: [
    { name: 'a live machine does not tell', facts: { torch: [{ lastError: { gap: 'unsupported' } }] } },
    { name: 'out of memory is another matter', log: ['torch.OutOfMemoryError: CUDA out of memory. Tried to allocate 2.00 GiB'] },
  ],
});
