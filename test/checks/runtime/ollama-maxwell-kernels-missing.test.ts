import check from '../../../checks/runtime/ollama-maxwell-kernels-missing.ts';
import { testCheck } from '../../helpers/test-check.ts';

const facts = { 'ollama.version': '0.12.3', gpus: [{ computeCapability: '5.2' }] } as const;

testCheck(check, {
  found: [
    { name: 'a GTX 970 with the error', is: 'suspected', facts, log: ['CUDA error: no kernel image is available for execution on the device'] },
    { name: 'a GTX 970', is: 'exposed', cites: 'https://github.com/ollama/ollama/commit/1813ff85a', facts },
  ],
  clear: [
    { name: '0.12.6', facts: { ...facts, 'ollama.version': '0.12.6' }, log: ['CUDA error: no kernel image is available for execution on the device'] },
    { name: 'compute capability 6.1', facts: { ...facts, gpus: [{ computeCapability: '6.1' }] } },
  ],
  unknown: [{ name: 'the version is not known', facts: { ...facts, 'ollama.version': { gap: 'not-in-text' } } }],
});
