import check from '../../../checks/runtime/ollama-blackwell-datacenter-kernels-missing.ts';
import { testCheck } from '../../helpers/test-check.ts';

const facts = { 'ollama.version': '0.20.0', 'nvidia.moduleVersion': '570.172.08', gpus: [{ computeCapability: '10.0' }] } as const;

testCheck(check, {
  found: [
    {
      name: 'ollama ps says 100% CPU',
      is: 'suspected',
      cites: 'https://github.com/ollama/ollama/issues/12860',
      facts: { ...facts, models: [{ runtime: 'ollama', sizeVram: 0 }] },
    },

    { name: 'a B200 on the CPU', is: 'confirmed', cites: 'https://github.com/ollama/ollama/commit/de1ce4591', facts: { ...facts, 'ollama.compute': ['cpu'] } },
  ],
  clear: [
    { name: 'CUDA is in use', facts: { ...facts, 'ollama.compute': ['cuda'], models: [{ runtime: 'ollama', sizeVram: 0 }] } },

    { name: '0.32.2', facts: { ...facts, 'ollama.version': '0.32.2' } },
    { name: 'driver 580', facts: { ...facts, 'nvidia.moduleVersion': '580.95.05' } },
    { name: 'an RTX 5090', facts: { ...facts, gpus: [{ computeCapability: '12.0' }] } },
  ],
  unknown: [
    { name: 'on the CPU with a driver that is not told', facts: { ...facts, 'nvidia.moduleVersion': { gap: 'not-in-text' }, 'ollama.compute': ['cpu'] } },

    { name: 'the log is closed', facts },
    { name: 'another card that the libraries do not hold', facts, log: ['msg="compute capability not in compiled architectures" cc=350'] },
  ],
});
