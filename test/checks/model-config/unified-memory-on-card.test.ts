import check from '../../../checks/model-config/unified-memory-on-card.ts';
import { testCheck } from '../../helpers/test-check.ts';

const card = { vendor: 'nvidia', name: 'GeForce RTX 3090', integrated: false };
const server = (value: string, library = 'libggml-cuda.so') => ({
  kind: 'llama.cpp',
  environment: { entries: { GGML_CUDA_ENABLE_UNIFIED_MEMORY: value } },
  libraries: [library],
});
const shell = { 'environment.variables': { entries: { GGML_CUDA_ENABLE_UNIFIED_MEMORY: 'ON' } } } as const;
const unset = { 'environment.variables': { entries: {} }, 'ollama.environment': { entries: {} }, services: [] } as const;

testCheck(check, {
  found: [
    {
      name: 'a server',
      is: 'exposed',
      facts: { ...unset, gpus: [card], servers: [server('1')] },
      cites: 'https://github.com/abetlen/llama-cpp-python/issues/1720',
    },
    {
      name: 'the shell, and a build that reads it',
      is: 'exposed',
      facts: { ...shell, gpus: [card], runtimes: { incomplete: [{ kind: 'llama.cpp', backends: ['cuda', 'cpu'] }] } },
    },
  ],
  clear: [
    { name: 'not set', facts: { ...unset, gpus: [card], servers: [{ kind: 'llama.cpp', environment: { entries: {} } }] } },
    { name: 'zero, which is a mistake of its own', facts: { ...unset, gpus: [card], servers: [server('0')] } },
    { name: 'an integrated GPU, for which it is made', facts: { gpus: [{ vendor: 'amd', name: 'Radeon 780M', integrated: true }], servers: [server('1')] } },
    { name: 'a card beside one', facts: { gpus: [card, { vendor: 'amd', name: 'Radeon 780M', integrated: true }], servers: [server('1')] } },
    { name: 'a GPU beside a Grace processor', facts: { gpus: [{ ...card, name: 'GH200 480GB' }], servers: [server('1')] } },
    { name: 'an MI300A, which shares the memory', facts: { gpus: [{ ...card, vendor: 'amd', name: 'AMD Instinct MI300A' }], servers: [server('1')] } },
    { name: 'a server with Vulkan, which does not read it', facts: { ...unset, gpus: [card], servers: [server('1', 'libggml-vulkan.so')] } },
    {
      name: 'the shell, and a build for Vulkan alone',
      facts: {
        ...unset,
        ...shell,
        gpus: [{ ...card, vendor: 'amd', name: 'Radeon RX 9070 XT' }],
        servers: [],
        runtimes: [{ kind: 'llama.cpp', backends: ['cpu', 'vulkan'] }],
      },
    },
    { name: 'no GPU', facts: { gpus: [], servers: [server('1')] } },
  ],
  unknown: [
    {
      name: 'the environment of the server could not be read',
      facts: { ...unset, gpus: [card], servers: [{ kind: 'llama.cpp', environment: { gap: 'denied' } }] },
    },
  ],
});
