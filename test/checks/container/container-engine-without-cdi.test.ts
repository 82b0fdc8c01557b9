import check from '../../../checks/container/container-engine-without-cdi.ts';
import { testCheck } from '../../helpers/test-check.ts';

const asked = { 'container.runOptions': { entries: { device: 'nvidia.com/gpu=all' } }, 'platform.container': 'podman', runtimes: [{ startError: null }] };

testCheck(check, {
  found: [
    {
      name: 'Podman says so',
      log: ['Error: stat nvidia.com/gpu=all: no such file or directory'],
      is: 'confirmed',
      cites: 'https://github.com/podman-container-tools/podman/issues/24474',
    },
    {
      name: 'Compose before 2.30, with whatever Docker',
      log: ['Error response from daemon: error gathering device information while adding custom device "nvidia.com/gpu=all": no such file or directory'],
      is: 'confirmed',
      cites: 'https://github.com/docker/compose/pull/12184',
    },
    {
      name: 'a current Podman behind an older Compose',
      log: ['Error response from daemon: container create: stat nvidia.com/gpu=all: no such file or directory'],
      is: 'confirmed',
      cites: 'https://github.com/podman-container-tools/podman/issues/28309',
    },
    { name: 'the client', log: ['invalid argument "nvidia.com/gpu=all" for "--device" flag: nvidia.com/gpu=all is not an absolute path'], is: 'confirmed' },
    {
      name: 'Podman says so of another line than the one that is shown',
      facts: { 'container.runOptions': { entries: { detach: '' } } },
      log: ['Error: stat nvidia.com/gpu=all: no such file or directory'],
      is: 'confirmed',
    },
    { name: 'Podman of Ubuntu 22.04', facts: { ...asked, 'engines.podmanVersion': '3.4.4' }, is: 'exposed' },
  ],
  clear: [
    { name: 'a newer Podman', facts: { ...asked, 'engines.podmanVersion': '5.4.2', 'engines.dockerVersion': null } },
    { name: 'the first Podman that knows the names', facts: { ...asked, 'engines.podmanVersion': '4.0.3', 'engines.dockerVersion': null } },
    { name: 'no CDI device', facts: { runtimes: [], 'container.runOptions': { entries: { gpus: 'all' } }, 'engines.podmanVersion': '3.4.4' } },
  ],
  unknown: [
    { name: 'no version', facts: asked },
    {
      name: 'siblings: no file for the device, a missing node',
      log: [
        'Error: setting up CDI devices: unresolvable CDI devices nvidia.com/gpu=all',
        'error gathering device information while adding custom device "/dev/kfd": no such file or directory',
        'GPU 0: NVIDIA GeForce RTX 4090',
      ],
    },
  ],
});
