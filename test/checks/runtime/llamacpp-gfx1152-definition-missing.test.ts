import check from '../../../checks/runtime/llamacpp-gfx1152-definition-missing.ts';
import { testCheck } from '../../helpers/test-check.ts';

const program = { kind: 'llama.cpp', build: '9484', backends: ['hip'] };
const facts = {
  gpus: [{ arch: 'gfx1152' }],
  runtimes: [program],
  servers: [{ kind: 'ollama', environment: { gap: 'denied' } }],
  'ollama.environment': { entries: {} },
  'environment.variables': { entries: {} },
} as const;

testCheck(check, {
  found: [
    {
      name: 'Radeon 860M with b9484',
      is: 'exposed',
      cites: 'https://github.com/ROCm/TheRock/issues/5579',
      facts: { ...facts, runtimes: { incomplete: [program] } },
    },
    {
      name: 'overridden to what it is',
      is: 'exposed',
      facts: { ...facts, 'environment.variables': { entries: { HSA_OVERRIDE_GFX_VERSION: '11.5.2' } } },
    },
    { name: 'in an owner’s words', is: 'suspected', facts: { gpus: facts.gpus }, log: ['The ROCm build gives garbage on my Radeon 860M'] },
    {
      name: 'an Ollama that was built for it',
      is: 'exposed',
      facts: { ...facts, 'ollama.compute': ['rocm'], runtimes: [{ kind: 'ollama', build: '9509', backends: ['hip', 'cpu'] }] },
    },
  ],
  clear: [
    { name: 'run as another chip', facts: { ...facts, 'environment.variables': { entries: { HSA_OVERRIDE_GFX_VERSION: '11.5.1' } } } },
    { name: 'run as a card of RDNA 3', facts: { ...facts, 'environment.variables': { entries: { HSA_OVERRIDE_GFX_VERSION: '11.0.0' } } } },

    {
      name: 'healthy: Ollama with its own ROCm libraries, which leave the chip to the CPU',
      facts: { ...facts, 'ollama.compute': ['cpu'], runtimes: [{ kind: 'ollama', build: '9509', backends: ['cuda', 'hip', 'vulkan', 'cpu'] }] },
    },
    {
      name: 'with both back ends, of which it was told Vulkan',
      facts: {
        ...facts,
        runtimes: [{ ...program, backends: ['hip', 'vulkan'] }],
        servers: [{ kind: 'llama.cpp', flags: { entries: { '--device': 'Vulkan0' } }, environment: { entries: {} } }],
      },
    },
    { name: 'b9626', facts: { ...facts, runtimes: [{ ...program, build: '9626' }] } },
    { name: 'the sibling chip, which prints it for another reason', facts: { ...facts, gpus: [{ arch: 'gfx1151' }] }, log: ['<unused24>'] },
  ],
  unknown: [
    { name: 'garbage of Vulkan', facts: { gpus: facts.gpus }, log: ['With Vulkan the Radeon 860M gives garbage'] },
    { name: 'of one model alone', facts: { gpus: facts.gpus }, log: ['Ollama on Radeon 860M: gibberish with gemma3 only, llama3 is right.'] },
    { name: 'between the two bounds', facts: { ...facts, runtimes: [{ ...program, build: '9550' }] } },
  ],
});
