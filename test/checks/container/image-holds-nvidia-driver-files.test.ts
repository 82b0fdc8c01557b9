import check from '../../../checks/container/image-holds-nvidia-driver-files.ts';
import { testCheck } from '../../helpers/test-check.ts';

const line =
  'nvidia-container-cli: mount error: file creation failed: /var/lib/docker/overlay2/ce57/merged/usr/lib/x86_64-linux-gnu/libnvidia-ml.so.1: file exists: unknown.';

testCheck(check, {
  found: [
    { name: 'the tool says so', is: 'confirmed', log: [line], cites: 'https://github.com/NVIDIA/nvidia-container-toolkit/issues/289' },
    {
      name: 'an empty stand-in that was left in the image',
      is: 'confirmed',
      log: ['ImportError: /usr/lib/x86_64-linux-gnu/libcuda.so.1: file too short'],
      cites: 'https://github.com/NVIDIA/libnvidia-container/issues/140',
    },
    { name: 'in a log of the runtime', is: 'present', facts: { runtimes: [{ startError: line }] } },
  ],
  clear: [{ name: 'it starts', facts: { runtimes: [{ startError: null }], torch: [] } }],
  unknown: [
    {
      name: 'siblings, and a healthy start',
      log: [
        'nvidia-container-cli: mount error: file creation failed: /run/nvidia-persistenced/socket: no such device or address',
        'mkdir: file exists',
        'GPU 0: NVIDIA GeForce RTX 3060',
      ],
    },
  ],
});
