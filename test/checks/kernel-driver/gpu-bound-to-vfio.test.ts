import check from '../../../checks/kernel-driver/gpu-bound-to-vfio.ts';
import { testCheck } from '../../helpers/test-check.ts';

const igpu = { integrated: true, arch: 'gen9.5', generation: 'coffee-lake', driver: 'i915' };
const host = {
  'platform.system': 'native',
  gpus: [igpu, { integrated: false, driver: 'vfio-pci' }],
  runtimes: [{ kind: 'ollama', backends: ['vulkan', 'cpu'] }],
};

testCheck(check, {
  found: [
    { name: 'the only card is given away', is: 'exposed', facts: host },
    { name: 'another device', is: 'exposed', facts: host, log: ['\tKernel driver in use: snd_hda_intel'] },
  ],
  clear: [
    {
      name: 'the processor’s Arc graphics serves the host',
      facts: {
        ...host,
        gpus: [
          { integrated: true, arch: 'xe-lpg', generation: 'meteor-lake', driver: 'xe' },
          { integrated: false, driver: 'vfio-pci' },
        ],
      },
    },
    { name: 'a second card serves the host', facts: { ...host, gpus: [...host.gpus, { integrated: false, driver: 'nvidia' }] } },
    {
      name: 'a large integrated GPU serves the host',
      facts: {
        ...host,
        gpus: [
          { integrated: true, arch: 'gfx1151', driver: 'amdgpu' },
          { integrated: false, driver: 'vfio-pci' },
        ],
      },
    },
    { name: 'a hypervisor without a runtime', facts: { ...host, runtimes: [] } },
    { name: 'a build for the CPU', facts: { ...host, runtimes: [{ kind: 'llama.cpp', backends: ['cpu'] }] } },
    { name: 'the card belongs to the host', facts: { ...host, gpus: [igpu, { integrated: false, driver: 'amdgpu' }] } },
  ],
  unknown: [
    { name: 'runtimes were not looked for', facts: { ...host, runtimes: { gap: 'timeout' } } },
    // kubevirt/kubevirt#14593
    { name: 'somebody who passes it on', facts: { ...host, runtimes: { gap: 'not-in-text' } }, log: ['\tKernel driver in use: vfio-pci'] },
  ],
});
