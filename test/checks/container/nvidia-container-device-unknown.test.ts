import check from '../../../checks/container/nvidia-container-device-unknown.ts';
import { testCheck } from '../../helpers/test-check.ts';

const line = 'nvidia-container-cli: device error: 1: unknown device: unknown.';

testCheck(check, {
  found: [
    { name: 'the tool says so', log: [line], is: 'confirmed', cites: 'https://github.com/NVIDIA/nvidia-docker/issues/1283' },
    { name: 'an older release', log: ['nvidia-container-cli: device error: unknown device id: 1'], is: 'confirmed' },
    { name: 'in the output of a start', facts: { runtimes: [{ startError: line }] }, is: 'present' },
  ],
  clear: [
    { name: 'it starts', facts: { runtimes: [{ startError: null }], torch: [] } },
    {
      name: 'a path or a scheduler’s word in place of a device',
      facts: {
        runtimes: [{ startError: 'nvidia-container-cli: device error: /var/run/nvidia-container-devices: unknown device: unknown' }],
        torch: [{ lastError: 'nvidia-container-cli: device error: unknown device id: no-gpu-has-10MiB-to-run' }],
      },
    },
  ],
  unknown: [
    {
      name: 'siblings, and a healthy start',
      log: [
        'nvidia-container-cli: detection error: nvml error: unknown error',
        'nvidia-container-cli: initialization error: driver rpc error: timed out: unknown.',
        'GPU 0: NVIDIA GeForce RTX 3060',
      ],
    },
  ],
});
