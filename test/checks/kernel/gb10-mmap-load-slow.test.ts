import check from '../../../checks/kernel/gb10-mmap-load-slow.ts';
import { testCheck } from '../../helpers/test-check.ts';

const spark = { gpus: [{ name: 'NVIDIA GB10' }], servers: [{ kind: 'llama.cpp', flags: { entries: { '--model': '/m.gguf' } }, environment: { entries: {} } }] };

testCheck(check, {
  found: [{ name: 'llama.cpp on a DGX Spark', is: 'exposed', facts: spark, cites: 'https://github.com/lmstudio-ai/lms/issues/366' }],
  clear: [
    {
      name: 'a server that was started without mapping',
      facts: { ...spark, servers: [{ kind: 'llama.cpp', flags: { entries: { '--no-mmap': '' } }, environment: { entries: {} } }] },
    },
    { name: 'another GPU', facts: { ...spark, gpus: [{ name: 'NVIDIA GB202 [GeForce RTX 5090]' }] } },
    {
      name: 'in the words of newer builds',
      facts: { ...spark, servers: [{ kind: 'llama.cpp', flags: { entries: { '--load-mode': 'none' } }, environment: { entries: {} } }] },
    },
    { name: 'a server that does not map', facts: { ...spark, servers: [{ kind: 'vllm' }] } },
    { name: 'no server runs', facts: { ...spark, servers: [] } },
  ],
  unknown: [{ name: 'the GPUs are not known', facts: { ...spark, gpus: { gap: 'denied' } } }],
});
