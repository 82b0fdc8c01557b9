import check from '../../../checks/kernel-driver/rdna-page-fault-since-618.ts';
import { testCheck } from '../../helpers/test-check.ts';

const gre = {
  gpus: [{ driver: 'amdgpu', arch: 'gfx1100' }],
  'rocm.amdgpuOrigin': 'in-tree',
  'rocm.version': '7.1.1',
  'kernel.release': '6.18.4-arch1-1',
  'kernel.version': '6.18.4',
  'kernel.lineage': 'upstream',
};
const fault = 'Memory access fault by GPU node-1 (Agent handle: 0x55f8b54eec30) on address 0x7f2a53193000. Reason: Page not present or supervisor privilege.';

testCheck(check, {
  found: [
    { name: 'RX 7900 GRE on 6.18.4', is: 'exposed', facts: gre, cites: 'https://github.com/ROCm/amdgpu/issues/204' },
    { name: 'and ROCm faulted', is: 'suspected', facts: gre, log: [fault] },
  ],
  clear: [
    { name: 'a series that nobody tried', facts: { ...gre, 'kernel.version': '7.2.1' }, log: [fault] },
    { name: '6.17.9', facts: { ...gre, 'kernel.version': '6.17.9' } },
    { name: 'a DKMS module has versions of its own', facts: { ...gre, 'rocm.amdgpuOrigin': 'dkms' } },
    { name: 'another architecture', facts: { ...gre, gpus: [{ driver: 'amdgpu', arch: 'gfx1030' }] } },
  ],
  unknown: [
    {
      name: 'llama.cpp with Vulkan alone is seen',
      facts: { ...gre, 'rocm.version': null, runtimes: { incomplete: [{ kind: 'llama.cpp', backends: ['cpu', 'vulkan'] }] } },
    },
    { name: 'newer than the boundaries that were tried', facts: { ...gre, 'kernel.version': '7.0.9' } },
    { name: 'the sibling: a fault under a kernel that is not known', facts: { gpus: [{ arch: 'gfx1100' }], 'rocm.version': '7.1.1' }, log: [fault] },
    {
      name: 'the same of 2024, with the driver in its log',
      facts: { gpus: [{ driver: 'amdgpu', arch: 'gfx1100' }], 'rocm.version': '6.1.3' },
      log: [fault, 'amdgpu 0000:0d:00.0: amdgpu:          Faulty UTCL2 client ID: TCP (0x8)'],
    },
    { name: 'a fault without a known card', facts: { gpus: { incomplete: [] } }, log: [fault] },
  ],
});
