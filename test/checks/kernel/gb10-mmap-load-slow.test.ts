import check from '../../../checks/kernel/gb10-mmap-load-slow.ts';
import { testCheck } from '../../helpers/test-check.ts';

const spark = {
  gpus: [{ name: 'NVIDIA GB10' }],
  runtimes: [{ kind: 'llama.cpp', build: '7100' }],
  servers: [{ kind: 'llama.cpp', role: 'server', flags: { entries: { '--model': '/m.gguf' } }, environment: { entries: {} } }],
};

testCheck(check, {
  found: [
    { name: 'llama.cpp on a DGX Spark', is: 'exposed', facts: spark, cites: 'https://github.com/lmstudio-ai/lms/issues/366' },
    {
      name: 'a new build that was told to map',
      is: 'exposed',
      facts: {
        ...spark,
        runtimes: [{ kind: 'llama.cpp', build: '10890' }],
        servers: [{ kind: 'llama.cpp', role: 'server', flags: { entries: { '--load-mode': 'mmap' } }, environment: { entries: {} } }],
      },
      cites: 'https://github.com/ggml-org/llama.cpp/pull/27742',
    },
    {
      name: 'a new build that was told to map and to lock',
      is: 'exposed',
      facts: {
        ...spark,
        runtimes: [{ kind: 'llama.cpp', build: '10890' }],
        servers: [{ kind: 'llama.cpp', role: 'server', flags: { entries: { '--load-mode': 'mmap+mlock' } }, environment: { entries: {} } }],
      },
    },
  ],
  clear: [
    {
      name: 'Ollama, beside an old build that nobody starts',
      facts: {
        ...spark,
        servers: [
          { kind: 'ollama', role: 'server' },
          { ...spark.servers[0], role: 'runner' },
        ],
      },
    },
    {
      name: 'an embedding model',
      facts: { ...spark, servers: [{ ...spark.servers[0], flags: { entries: { '--model': '/bge.gguf', '--embeddings': '' } } }] },
    },
    { name: 'a build that chooses by itself', facts: { ...spark, runtimes: [{ kind: 'llama.cpp', build: '10890' }] } },
    {
      name: 'a server that was started without mapping',
      facts: { ...spark, servers: [{ kind: 'llama.cpp', role: 'server', flags: { entries: { '--no-mmap': '' } }, environment: { entries: {} } }] },
    },
    { name: 'another GPU', facts: { ...spark, gpus: [{ name: 'NVIDIA GB202 [GeForce RTX 5090]' }] } },
    {
      name: 'in the words of newer builds',
      facts: {
        ...spark,
        runtimes: [{ kind: 'llama.cpp', build: '10890' }],
        servers: [{ kind: 'llama.cpp', role: 'server', flags: { entries: { '--load-mode': 'none' } }, environment: { entries: {} } }],
      },
    },
    {
      name: 'in the words of newer builds, with one that maps by itself',
      facts: {
        ...spark,
        runtimes: [{ kind: 'llama.cpp', build: '9900' }],
        servers: [{ kind: 'llama.cpp', role: 'server', flags: { entries: { '--load-mode': 'none' } }, environment: { entries: {} } }],
      },
    },
    {
      name: 'the same by its environment',
      facts: {
        ...spark,
        runtimes: [{ kind: 'llama.cpp', build: '9900' }],
        servers: [{ kind: 'llama.cpp', role: 'server', flags: { entries: {} }, environment: { entries: { LLAMA_ARG_LOAD_MODE: 'dio' } } }],
      },
    },
    { name: 'a server that does not map', facts: { ...spark, servers: [{ kind: 'vllm' }] } },
    { name: 'no server runs', facts: { ...spark, servers: [] } },
  ],
  unknown: [
    { name: 'the build is not known', facts: { ...spark, runtimes: [{ kind: 'llama.cpp' }] } },
    { name: 'the GPUs are not known', facts: { ...spark, gpus: { gap: 'denied' } } },
  ],
});
