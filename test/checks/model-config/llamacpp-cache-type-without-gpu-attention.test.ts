import check from '../../../checks/model-config/llamacpp-cache-type-without-gpu-attention.ts';
import { testCheck } from '../../helpers/test-check.ts';

const given = { '--flash-attn': 'on', '--cache-type-k': 'q5_1', '--cache-type-v': 'q5_1' };
const server = { kind: 'llama.cpp', role: 'server', flags: { entries: given } } as const;
const facts = { gpus: [{ vendor: 'nvidia' }], servers: [server], runtimes: [{ kind: 'llama.cpp', build: '10791', backends: ['cuda'] }] } as const;
const line = 'the server silently falls back to CPU-based attention';

testCheck(check, {
  found: [
    {
      name: 'q5_1 with b10791, of which nothing tells how it was built',
      is: 'suspected',
      facts,
      log: [line],
      cites: 'https://github.com/ggml-org/llama.cpp/issues/28455',
    },
    {
      name: 'unequal types in a build that tells what it has',
      is: 'exposed',
      facts: {
        ...facts,
        servers: [{ ...server, flags: { entries: { '--flash-attn': '', '--cache-type-k': 'q8_0', '--cache-type-v': 'q4_0' } } }],
        runtimes: [{ kind: 'llama.cpp', build: '9000', backends: ['cuda'] }],
        'llamaServer.allCacheTypes': false,
      },
      cites: 'https://github.com/ggml-org/llama.cpp/issues/24485',
    },
    { name: 'a build that is not named', is: 'suspected', log: [line], facts: { ...facts, runtimes: [{ kind: 'llama.cpp', backends: ['cuda'] }] } },
  ],
  clear: [
    { name: 'a build for all types', facts: { ...facts, 'llamaServer.allCacheTypes': true } },
    {
      name: 'q8_0 for both',
      facts: { ...facts, servers: [{ ...server, flags: { entries: { ...given, '--cache-type-k': 'q8_0', '--cache-type-v': 'q8_0' } } }] },
    },
    { name: 'nothing asked', facts: { ...facts, servers: [{ ...server, flags: { entries: { '--flash-attn': 'on' } } }] } },
    {
      name: 'q8_0 for K alone, as models with MLA have it',
      facts: { ...facts, servers: [{ ...server, flags: { entries: { '--flash-attn': 'on', '--cache-type-k': 'q8_0' } } }] },
    },
    {
      name: 'f32 for both',
      facts: { ...facts, servers: [{ ...server, flags: { entries: { '--flash-attn': 'on', '--cache-type-k': 'f32', '--cache-type-v': 'f32' } } }] },
    },
    { name: 'no layer on the GPU', facts: { ...facts, servers: [{ ...server, flags: { entries: { ...given, '--n-gpu-layers': '0' } } }] } },
    { name: 'the other back end', facts: { ...facts, servers: [{ ...server, flags: { entries: { ...given, '--device': 'Vulkan0' } } }] } },
    { name: 'a cache that is kept in RAM', facts: { ...facts, servers: [{ ...server, flags: { entries: { ...given, '-nkvo': '' } } }] } },
    {
      name: 'a build that converts on the GPU',
      facts: { ...facts, runtimes: [{ kind: 'llama.cpp', build: '11669', backends: ['cuda'] }], 'llamaServer.allCacheTypes': false },
      log: [line],
    },
    { name: 'such a build of September', facts: { ...facts, runtimes: [{ kind: 'llama.cpp', build: '10970', backends: ['cuda'] }] } },
    { name: 'auto', facts: { ...facts, servers: [{ ...server, flags: { entries: { ...given, '--flash-attn': 'auto' } } }] } },
    {
      name: 'Vulkan on the same card',
      facts: { gpus: [{ vendor: 'nvidia' }], servers: [server], runtimes: [{ kind: 'llama.cpp', build: '10791', backends: ['vulkan'] }] },
    },
  ],
  unknown: [
    { name: 'a build of which nothing tells how it was made', facts },
    { name: 'the words, and no flag or GPU', log: [line] },
    { name: 'a later build', facts: { ...facts, runtimes: [{ kind: 'llama.cpp', build: '10884', backends: ['cuda'] }] } },
    {
      name: 'a later build, which no longer tells of all types',
      facts: { ...facts, runtimes: [{ kind: 'llama.cpp', build: '10884', backends: ['cuda'] }], 'llamaServer.allCacheTypes': false },
    },
  ],
});
