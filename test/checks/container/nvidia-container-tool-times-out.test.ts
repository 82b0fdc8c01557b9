import check from '../../../checks/container/nvidia-container-tool-times-out.ts';
import { testCheck } from '../../helpers/test-check.ts';

const line = 'nvidia-container-cli: initialization error: driver rpc error: timed out: unknown.';

testCheck(check, {
  found: [
    { name: 'the tool says so', log: [line], is: 'confirmed', cites: 'https://github.com/NVIDIA/nvidia-container-toolkit/issues/202' },
    { name: 'an older release', log: ['nvidia-container-cli: initialization error: driver error: timed out'], is: 'confirmed' },
    { name: 'in the output of a start', facts: { runtimes: [{ startError: line }] }, is: 'present' },
  ],
  clear: [{ name: 'it starts', facts: { runtimes: [{ startError: null }], torch: [] } }],
  unknown: [
    {
      name: 'siblings, and a healthy start',
      log: [
        'nvidia-container-cli: initialization error: driver rpc error: failed to process request',
        'nvidia-container-cli: initialization error: nvcgo rpc error: timed out',
        'nvidia-container-cli: initialization error: nvml error: driver not loaded',
        'GPU 0: NVIDIA GeForce RTX 3060',
      ],
    },
  ],
});
