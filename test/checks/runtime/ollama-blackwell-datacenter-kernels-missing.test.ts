import check from '../../../checks/runtime/ollama-blackwell-datacenter-kernels-missing.ts';
import { testCheck } from '../../helpers/test-check.ts';

const facts = { 'ollama.version': '0.20.0', 'nvidia.moduleVersion': '570.172.08', gpus: [{ computeCapability: '10.0' }] } as const;

testCheck(check, {
  found: [
    { name: 'a B200 on the CPU', is: 'confirmed', cites: 'https://github.com/ollama/ollama/commit/de1ce4591', facts: { ...facts, 'ollama.compute': ['cpu'] } },
  ],
  clear: [
    { name: '0.32.2', facts: { ...facts, 'ollama.version': '0.32.2' } },
    { name: 'driver 580', facts: { ...facts, 'nvidia.moduleVersion': '580.95.05' } },
    { name: 'an RTX 5090', facts: { ...facts, gpus: [{ computeCapability: '12.0' }] } },
  ],
  unknown: [
    { name: 'the log is closed', facts },
    { name: 'another card that the libraries do not hold', facts, log: ['msg="compute capability not in compiled architectures" cc=350'] },
  ],
});
