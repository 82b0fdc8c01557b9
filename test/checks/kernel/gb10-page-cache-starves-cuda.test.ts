import check from '../../../checks/kernel/gb10-page-cache-starves-cuda.ts';
import { testCheck } from '../../helpers/test-check.ts';

const GiB = 1024 ** 3;
const spark = {
  gpus: [{ name: 'NVIDIA GB10' }],
  runtimes: [{ kind: 'vllm', version: '0.24.0', running: false }],
  torch: [{ lastError: 'torch.AcceleratorError: CUDA error: out of memory' }],
  'memory.total': 121 * GiB,
  'memory.available': 110 * GiB,
  'memory.free': 5 * GiB,
};
const line = 'torch.AcceleratorError: CUDA error: out of memory';

testCheck(check, {
  found: [
    { name: 'a cache full of shards, and CUDA’s answer', is: 'suspected', facts: spark, log: [line], cites: 'https://github.com/NVIDIA/xr-ai/pull/440' },
    { name: 'the error in the journal of a live machine', is: 'suspected', facts: { ...spark, torch: [{ lastError: { gap: 'not-in-text' } }] }, log: [line] },
  ],
  clear: [
    { name: 'it runs, and the cache holds what it loaded', facts: { ...spark, runtimes: [{ kind: 'vllm', version: '0.24.0', running: true }] } },
    { name: 'right after boot', facts: { ...spark, 'memory.free': 108 * GiB }, log: [line] },
    { name: 'a card with memory of its own', facts: { ...spark, gpus: [{ name: 'NVIDIA RTX PRO 6000' }] }, log: [line] },
    { name: 'another runtime', facts: { ...spark, runtimes: [{ kind: 'ollama' }] } },
    {
      name: 'vLLM’s own check, which goes by what is available',
      facts: {
        ...spark,
        torch: [
          { lastError: 'ValueError: Free memory on device cuda:0 (55.9/119.6 GiB) on startup is less than desired GPU memory utilization (0.5, 59.8 GiB).' },
        ],
      },
      log: ['ValueError: Free memory on device cuda:0 (55.9/119.6 GiB) on startup is less than desired GPU memory utilization (0.5, 59.8 GiB).'],
    },
  ],
  unknown: [
    { name: 'a large cache, as on every Spark that has read a model', facts: { ...spark, torch: [{ lastError: { gap: 'not-in-text' } }] } },
    {
      name: 'memory that is really used up',
      facts: { gpus: spark.gpus },
      log: ['NVRM: nvCheckOkFailedNoLog: Check failed: Out of memory [NV_ERR_NO_MEMORY] (0x00000051)'],
    },
  ],
});
