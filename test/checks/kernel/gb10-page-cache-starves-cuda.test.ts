import check from '../../../checks/kernel/gb10-page-cache-starves-cuda.ts';
import { testCheck } from '../../helpers/test-check.ts';

const GiB = 1024 ** 3;
const spark = {
  gpus: [{ name: 'NVIDIA GB10' }],
  runtimes: [{ kind: 'vllm' }],
  'memory.total': 121 * GiB,
  'memory.available': 110 * GiB,
  'memory.free': 30 * GiB,
};

testCheck(check, {
  found: [
    { name: 'a cache full of shards', is: 'exposed', facts: spark, cites: 'https://github.com/vllm-project/vllm/issues/48140' },
    {
      name: 'and the driver’s refusal',
      is: 'suspected',
      facts: spark,
      log: ['NVRM: nvCheckOkFailedNoLog: Check failed: Out of memory [NV_ERR_NO_MEMORY] (0x00000051)'],
    },
  ],
  clear: [
    { name: 'right after boot', facts: { ...spark, 'memory.free': 108 * GiB } },
    { name: 'a card with memory of its own', facts: { ...spark, gpus: [{ name: 'NVIDIA RTX PRO 6000' }] } },
    { name: 'another runtime', facts: { ...spark, runtimes: [{ kind: 'ollama' }] } },
  ],
  unknown: [{ name: 'free memory is not known', facts: { ...spark, 'memory.free': { gap: 'not-in-text' } } }],
});
