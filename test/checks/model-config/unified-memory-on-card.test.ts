import check from '../../../checks/model-config/unified-memory-on-card.ts';
import { testCheck } from '../../helpers/test-check.ts';

const card = { vendor: 'nvidia', name: 'GeForce RTX 3090', integrated: false };
const server = (value: string) => ({ kind: 'llama.cpp', environment: { entries: { GGML_CUDA_ENABLE_UNIFIED_MEMORY: value } } });
const unset = { 'environment.variables': { entries: {} }, 'ollama.environment': { entries: {} }, services: [] } as const;

testCheck(check, {
  found: [
    {
      name: 'a server',
      is: 'exposed',
      facts: { ...unset, gpus: [card], servers: [server('1')] },
      cites: 'https://github.com/abetlen/llama-cpp-python/issues/1720',
    },
    { name: 'the shell', is: 'exposed', facts: { gpus: [card], 'environment.variables': { entries: { GGML_CUDA_ENABLE_UNIFIED_MEMORY: 'ON' } } } },
  ],
  clear: [
    { name: 'not set', facts: { ...unset, gpus: [card], servers: [{ kind: 'llama.cpp', environment: { entries: {} } }] } },
    { name: 'zero, which is a mistake of its own', facts: { ...unset, gpus: [card], servers: [server('0')] } },
    { name: 'an integrated GPU, for which it is made', facts: { gpus: [{ vendor: 'amd', name: 'Radeon 780M', integrated: true }], servers: [server('1')] } },
    { name: 'a card beside one', facts: { gpus: [card, { vendor: 'amd', name: 'Radeon 780M', integrated: true }], servers: [server('1')] } },
    { name: 'a GPU beside a Grace processor', facts: { gpus: [{ ...card, name: 'GH200 480GB' }], servers: [server('1')] } },
    { name: 'an MI300A, which shares the memory', facts: { gpus: [{ ...card, vendor: 'amd', name: 'AMD Instinct MI300A' }], servers: [server('1')] } },
    { name: 'no GPU', facts: { gpus: [], servers: [server('1')] } },
  ],
  unknown: [
    {
      name: 'the environment of the server could not be read',
      facts: { ...unset, gpus: [card], servers: [{ kind: 'llama.cpp', environment: { gap: 'denied' } }] },
    },
  ],
});
