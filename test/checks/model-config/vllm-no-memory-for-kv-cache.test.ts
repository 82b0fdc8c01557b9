import check from '../../../checks/model-config/vllm-no-memory-for-kv-cache.ts';
import { testCheck } from '../../helpers/test-check.ts';

const line = 'ValueError: No available memory for the cache blocks. Try increasing `gpu_memory_utilization` when initializing the engine.';

testCheck(check, {
  found: [
    { name: 'the line in a paste', is: 'confirmed', cites: 'https://github.com/vllm-project/vllm/issues/10439', log: [line] },
    {
      name: 'as a title',
      is: 'suspected',
      facts: { runtimes: [{ kind: 'vllm' }], torch: [{ lastError: { gap: 'not-in-text' } }] },
      cites: 'https://github.com/vllm-project/vllm/issues/14574',
      log: ['[CI failed]: V1 Test Failed due to "No available memory for the cache blocks" in GitHub Actions'],
    },
    { name: 'the last error of a traceback', is: 'present', facts: { torch: [{ lastError: line }] } },
  ],
  clear: [{ name: 'another error', facts: { torch: [{ lastError: 'ValueError: another error' }] } }],
  unknown: [
    { name: 'a live machine does not tell', facts: { torch: [{ lastError: { gap: 'unsupported' } }] } },
    {
      name: 'a manual that says what may happen',
      facts: { runtimes: [{ kind: 'vllm' }], torch: [{ lastError: { gap: 'not-in-text' } }] },
      log: [
        'Boot may fail with `No available memory for the cache blocks` at the default length.',
        'To avoid errors such as "No available memory for the cache blocks", raise the share.',
        'My colleague got "No available memory for the cache blocks" on his 3060.',
        'What if it fails with no available memory for the cache blocks?',
        'Fixed a bug that crashed with "No available memory for the cache blocks".',
      ],
    },
    {
      name: 'the sibling: some cache, but too little for the context',
      log: [
        'ValueError: To serve at least one request with the models’s max seq len (131072), (16.00 GiB KV cache is needed, which is larger than the available KV cache memory (3.54 GiB).',
      ],
    },
  ],
});
