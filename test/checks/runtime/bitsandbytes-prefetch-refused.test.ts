import check from '../../../checks/runtime/bitsandbytes-prefetch-refused.ts';
import { testCheck } from '../../helpers/test-check.ts';

const words = 'Error invalid device ordinal at line 359 in file /home/tim/git/bitsandbytes/csrc/pythonInterface.c';

testCheck(check, {
  found: [
    {
      name: 'the release’s own build under WSL2',
      is: 'confirmed',
      log: [words],
      cites: 'https://github.com/bitsandbytes-foundation/bitsandbytes/issues/470',
    },
    {
      name: 'compiled on a Jetson',
      is: 'confirmed',
      log: ['Error invalid device ordinal at line 359 in file /opt/bitsandbytes/csrc/pythonInterface.c'],
      cites: 'https://github.com/bitsandbytes-foundation/bitsandbytes/issues/1225',
    },
    { name: '0.40.0, where the call stands further down', is: 'confirmed', log: [words.replace('359', '388')] },
    { name: 'the last error of a run', is: 'present', facts: { torch: [{ lastError: words }] } },
  ],
  clear: [{ name: 'another error', facts: { torch: [{ lastError: 'RuntimeError: CUDA error: invalid device ordinal' }] } }],
  unknown: [
    { name: 'a GPU that is not there', log: ['RuntimeError: CUDA error: invalid device ordinal'] },
    {
      name: 'managed memory is full, a later call of the same file',
      log: ['Error out of memory at line 380 in file /home/jane/bitsandbytes/csrc/pythonInterface.c'],
    },
  ],
});
