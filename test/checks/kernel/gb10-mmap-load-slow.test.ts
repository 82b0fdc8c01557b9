import check from '../../../checks/kernel/gb10-mmap-load-slow.ts';
import { testCheck } from '../../helpers/test-check.ts';

const spark = { gpus: [{ name: 'NVIDIA GB10' }], runtimes: [{ kind: 'llama.cpp' }], servers: [] };

testCheck(check, {
  found: [{ name: 'llama.cpp on a DGX Spark', is: 'exposed', facts: spark, cites: 'https://github.com/lmstudio-ai/lms/issues/366' }],
  clear: [
    { name: 'a server that was started without mapping', facts: { ...spark, servers: [{ flags: { entries: { '--no-mmap': '' } } }] } },
    { name: 'another GPU', facts: { ...spark, gpus: [{ name: 'NVIDIA GB202 [GeForce RTX 5090]' }] } },
    { name: 'a runtime that does not map', facts: { ...spark, runtimes: [{ kind: 'vllm' }] } },
  ],
  unknown: [{ name: 'the GPUs are not known', facts: { ...spark, gpus: { gap: 'denied' } } }],
});
