import check from '../../../checks/kernel/gb10-page-cache-starves-cuda.ts';
import { testCheck } from '../../helpers/test-check.ts';

const GiB = 1024 ** 3;
const spark = {
  gpus: [{ name: 'NVIDIA GB10' }],
  runtimes: [{ kind: 'vllm', version: '0.24.0', running: false }],
  'memory.total': 121 * GiB,
  'memory.available': 110 * GiB,
  'memory.free': 30 * GiB,
};

testCheck(check, {
  found: [
    { name: 'a cache full of shards', is: 'exposed', facts: spark, cites: 'https://github.com/vllm-project/vllm/issues/48140' },
    {
      name: 'and vLLM’s refusal',
      is: 'suspected',
      facts: spark,
      log: ['ValueError: Free memory on device cuda:0 (27.9/121.7 GiB) on startup is less than desired GPU memory utilization (0.55, 66.9 GiB).'],
    },
  ],
  clear: [
    { name: 'it runs, and the cache holds what it loaded', facts: { ...spark, runtimes: [{ kind: 'vllm', version: '0.24.0', running: true }] } },
    { name: 'right after boot', facts: { ...spark, 'memory.free': 108 * GiB } },
    { name: 'a card with memory of its own', facts: { ...spark, gpus: [{ name: 'NVIDIA RTX PRO 6000' }] } },
    { name: 'another runtime', facts: { ...spark, runtimes: [{ kind: 'ollama' }] } },
  ],
  unknown: [
    { name: 'free memory is not known', facts: { ...spark, 'memory.free': { gap: 'not-in-text' } } },
    { name: 'a later release, of which nobody told', facts: { ...spark, runtimes: [{ kind: 'vllm', version: '0.29.0' }] } },
    {
      name: 'memory that is really used up',
      facts: { gpus: spark.gpus },
      log: ['NVRM: nvCheckOkFailedNoLog: Check failed: Out of memory [NV_ERR_NO_MEMORY] (0x00000051)'],
    },
  ],
});
