import check from '../../../checks/runtime/ollama-integrated-gpu-dropped.ts';
import { testCheck } from '../../helpers/test-check.ts';

const facts = {
  'ollama.version': '0.32.5',
  'ollama.environment': { entries: {} },
  gpus: [{ arch: 'gfx1150', vendor: 'amd', integrated: true, generation: 'rdna3.5' }],
} as const;

testCheck(check, {
  found: [
    { name: '890M, log says CPU', is: 'confirmed', cites: 'https://github.com/ollama/ollama/issues/16690', facts: { ...facts, 'ollama.compute': ['cpu'] } },
    {
      name: 'the log’s line in a paste',
      is: 'confirmed',
      log: ['level=INFO source=runner.go:405 msg="dropping integrated GPU; to enable, set OLLAMA_IGPU_ENABLE=1" id=0 library=Vulkan'],
    },
    {
      name: 'Strix Halo with 0.30.0',
      is: 'confirmed',
      cites: 'https://github.com/ollama/ollama/pull/16429',
      facts: {
        ...facts,
        'ollama.version': '0.30.0',
        'ollama.compute': ['cpu'],
        gpus: [{ arch: 'gfx1151', vendor: 'amd', integrated: true, generation: 'rdna3.5' }],
      },
    },
  ],
  clear: [
    { name: 'the variable is set', facts: { ...facts, 'ollama.environment': { entries: { OLLAMA_IGPU_ENABLE: '1' } }, 'ollama.compute': ['vulkan'] } },
    { name: '0.24', facts: { ...facts, 'ollama.version': '0.24.0' } },
    {
      name: 'a laptop whose NVIDIA GPU is used; the line stands there too',
      facts: { ...facts, 'ollama.compute': ['cuda'], gpus: [...facts.gpus, { arch: '8.6', vendor: 'nvidia', integrated: false, generation: 'ampere' }] },
      log: ['msg="dropping integrated GPU; to enable, set OLLAMA_IGPU_ENABLE=1" id=0 library=Vulkan'],
    },
    {
      name: 'Strix Halo with 0.30.1',
      facts: { ...facts, 'ollama.version': '0.30.1', gpus: [{ arch: 'gfx1151', vendor: 'amd', integrated: true, generation: 'rdna3.5' }] },
    },
    { name: 'Strix Halo is let in', facts: { ...facts, gpus: [{ arch: 'gfx1151', vendor: 'amd', integrated: true, generation: 'rdna3.5' }] } },
  ],
  unknown: [{ name: 'the environment of the server is closed', facts: { ...facts, 'ollama.environment': { gap: 'denied' } } }],
});
