import check from '../../../checks/container/container-host-nvidia-node-missing.ts';
import { testCheck } from '../../helpers/test-check.ts';

const line = 'docker: Error response from daemon: error gathering device information while adding custom device "/dev/nvidia-uvm": no such file or directory.';

testCheck(check, {
  found: [
    { name: 'Docker says so', log: [line], is: 'confirmed', cites: 'https://github.com/webanck/docker-wine-steam/issues/15' },
    {
      name: 'an older Docker',
      log: [
        'linux runtime spec devices: error gathering device information while adding custom device "/dev/nvidia0": lstat /dev/nvidia0: no such file or directory',
      ],
      is: 'confirmed',
    },
    {
      name: 'from a CDI file',
      log: ['Error: setting up CDI devices: failed to inject devices: failed to stat CDI host device "/dev/nvidia-uvm": no such file or directory'],
      is: 'confirmed',
    },
    { name: 'in the error of a start', facts: { runtimes: [{ startError: line }] }, is: 'present' },
  ],
  clear: [{ name: 'it starts', facts: { runtimes: [{ startError: null }], torch: [] } }],
  unknown: [
    {
      name: 'siblings',
      log: [
        'error gathering device information while adding custom device "/dev/kfd": no such file or directory',
        'error gathering device information while adding custom device "nvidia.com/gpu=all": no such file or directory',
        'failed to stat CDI host device "/dev/dri/renderD129": no such file or directory',
        'crw-rw-rw- 1 root root 195, 255 Nov 1 10:00 /dev/nvidiactl',
      ],
    },
  ],
});
