import check from '../../../checks/container/container-host-dri-missing.ts';
import { testCheck } from '../../helpers/test-check.ts';

const asked = { 'platform.system': 'native', 'container.runOptions': { entries: { device: '/dev/kfd,/dev/dri' } } };

testCheck(check, {
  found: [
    {
      name: 'Docker says so',
      log: ['Error response from daemon: error gathering device information while adding custom device "/dev/dri": no such file or directory'],
      is: 'confirmed',
      cites: 'https://github.com/Crosstalk-Solutions/project-nomad/issues/1051',
    },
    {
      name: 'one node, and Podman',
      log: ['Error: stat /dev/dri/renderD129: no such file or directory'],
      is: 'confirmed',
    },
    {
      name: 'WSL2 without vgem',
      facts: { ...asked, 'platform.system': 'wsl2', gpus: [] },
      log: ['error gathering device information while adding custom device "/dev/dri": no such file or directory'],
      is: 'confirmed',
      cites: 'https://github.com/microsoft/WSL/issues/12702',
    },
    { name: 'no GPU has a driver', facts: { ...asked, gpus: [{ vendor: 'amd', driver: null, renderNode: null }] }, is: 'present' },
    { name: 'the card is kept for a virtual machine', facts: { ...asked, gpus: [{ vendor: 'amd', driver: 'vfio-pci', renderNode: null }] }, is: 'present' },
    {
      name: 'another number than the one that is there',
      facts: { ...asked, gpus: [{ vendor: 'amd', driver: 'amdgpu', renderNode: '/dev/dri/renderD128' }] },
      log: [
        'docker: Error response from daemon: error gathering device information while adding custom device "/dev/dri/renderD129": no such file or directory.',
      ],
      is: 'confirmed',
    },
  ],
  clear: [
    {
      name: 'the node is there',
      facts: { ...asked, gpus: [{ vendor: 'amd', driver: 'amdgpu', renderNode: '/dev/dri/renderD128' }], runtimes: [{ startError: null }] },
    },
    { name: 'a server’s display chip has one', facts: { ...asked, gpus: [{ driver: 'ast', renderNode: null }], runtimes: [{ startError: null }] } },
    {
      name: 'it is not asked for',
      facts: { ...asked, 'container.runOptions': { entries: { gpus: 'all' } }, gpus: [], runtimes: [{ startError: null }] },
    },
    { name: 'WSL2, whose GPUs have no driver there', facts: { ...asked, 'platform.system': 'wsl2', gpus: [], runtimes: [{ startError: null }] } },
  ],
  unknown: [
    { name: 'the nodes are not known', facts: { ...asked, gpus: [{ vendor: 'amd' }] } },
    {
      name: 'siblings',
      log: [
        'error gathering device information while adding custom device "/dev/kvm": no such file or directory',
        'failed to stat CDI host device "/dev/dri/renderD129": no such file or directory',
      ],
    },
  ],
});
