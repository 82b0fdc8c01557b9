import check from '../../../checks/kernel-driver/cuda-runtime-without-fitting-driver.ts';
import { testCheck } from '../../helpers/test-check.ts';

const line = 'RuntimeError: CUDA failed with error CUDA driver version is insufficient for CUDA runtime version';
const ended = { torch: [{ lastError: line }], driverLibraries: [] };

testCheck(check, {
  found: [
    { name: 'the end of a traceback', is: 'suspected', facts: ended, log: [line], cites: 'https://github.com/SYSTRAN/faster-whisper/issues/363' },
    { name: 'the last error alone', is: 'exposed', facts: ended },
  ],
  clear: [
    {
      name: 'nvidia-smi answers, and libcuda counts a GPU',
      facts: { ...ended, 'nvidia.smiError': null, driverLibraries: [{ api: 'cuda', gpuCount: 1 }] },
      log: [line],
    },
    { name: 'another error', facts: { torch: [{ lastError: 'RuntimeError: CUDA out of memory' }], runtimes: [], driverLibraries: [] } },
  ],
  unknown: [
    { name: 'the line of somebody who quotes it', log: [line] },
    { name: 'a live machine does not tell', facts: { torch: [{ lastError: { gap: 'unsupported' } }] } },
  ],
});
