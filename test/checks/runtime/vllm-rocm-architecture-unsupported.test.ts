import check from '../../../checks/runtime/vllm-rocm-architecture-unsupported.ts';
import { testCheck } from '../../helpers/test-check.ts';

const facts = {
  gpus: [{ arch: 'gfx906', vendor: 'amd' }],
  // There may be more of them than are found.
  torch: { incomplete: [{ hip: '6.4.43482', vllm: '0.11.0' }] },
  // An Ollama of another account runs beside it.
  servers: [{ kind: 'ollama', environment: { gap: 'denied' } }],
  services: [],
  'environment.variables': { entries: {} },
} as const;

testCheck(check, {
  found: [{ name: 'an MI50', is: 'exposed', cites: 'https://github.com/vllm-project/vllm/pull/33811', facts }],
  clear: [
    { name: 'a 7900 XTX', facts: { ...facts, gpus: [{ arch: 'gfx1100', vendor: 'amd' }] } },
    { name: 'the fork for gfx906, which serves', facts: { ...facts, servers: [{ kind: 'vllm', answers: true }] } },
    { name: 'the fork by its version', facts: { ...facts, torch: [{ hip: '6.4.43482', vllm: '0.11.0+gfx906.1' }] } },
    {
      name: 'an override in a unit that is stopped',
      facts: { ...facts, services: [{ serves: 'vllm', environment: { entries: { HSA_OVERRIDE_GFX_VERSION: '10.3.0' } } }] },
    },
    { name: 'the CUDA build', facts: { ...facts, torch: [{ hip: null, vllm: '0.11.0' }] } },
  ],
  unknown: [{ name: 'no environment was found', facts: { ...facts, torch: { gap: 'unsupported' } } }],
});
