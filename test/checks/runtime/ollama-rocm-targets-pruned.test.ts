import check from '../../../checks/runtime/ollama-rocm-targets-pruned.ts';
import { testCheck } from '../../helpers/test-check.ts';

const program = { kind: 'ollama', libraries: ['rocm_v7_2', 'libggml-base.so'], backends: ['hip', 'cpu'] };
const facts = { 'ollama.version': '0.32.4', 'ollama.environment': { entries: {} }, gpus: [{ arch: 'gfx1010', vendor: 'amd' }], runtimes: [program] } as const;

testCheck(check, {
  found: [
    {
      name: 'an RX 5700 without the Vulkan part',
      is: 'confirmed',
      cites: 'https://github.com/ollama/ollama/pull/17010',
      facts: { ...facts, 'ollama.compute': ['cpu'] },
    },
    {
      name: 'Vulkan switched off, CPU in the log',
      is: 'confirmed',
      facts: { ...facts, 'ollama.environment': { entries: { OLLAMA_VULKAN: 'false' } }, 'ollama.compute': ['cpu'] },
    },
  ],
  clear: [
    { name: 'with Vulkan', facts: { ...facts, runtimes: [{ ...program, backends: ['hip', 'vulkan', 'cpu'] }] } },
    { name: 'a distribution’s build that has the target', facts: { ...facts, 'ollama.compute': ['rocm'] } },
    {
      name: 'a 780M beside an RX 7900',
      facts: {
        ...facts,
        gpus: [
          { arch: 'gfx1103', vendor: 'amd' },
          { arch: 'gfx1100', vendor: 'amd' },
        ],
      },
    },
    {
      name: 'the base package of a distribution, for the CPU on purpose',
      facts: { ...facts, 'ollama.compute': ['cpu'], runtimes: [{ kind: 'ollama', packages: ['ollama'], libraries: ['libggml-base.so'], backends: ['cpu'] }] },
    },
    { name: '0.31.1', facts: { ...facts, 'ollama.version': '0.31.1' } },
    { name: 'an override in use', facts: { ...facts, 'ollama.environment': { entries: { HSA_OVERRIDE_GFX_VERSION: '10.3.0' } } } },
  ],
  unknown: [
    {
      name: 'folder and environment are closed',
      facts: { ...facts, 'ollama.environment': { gap: 'denied' }, runtimes: [{ kind: 'ollama', libraries: { gap: 'denied' }, backends: { gap: 'denied' } }] },
    },
  ],
});
