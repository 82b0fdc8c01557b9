import check from '../../../checks/kernel-driver/kfd-device-missing.ts';
import { testCheck } from '../../helpers/test-check.ts';

const bare = {
  'platform.system': 'native',
  'platform.container': null,
  gpus: [{ driver: 'amdgpu', arch: 'gfx1100', renderNodeOpens: true }],
  'rocm.kfdInKernel': false,
  'rocm.kfdDevice': null,
  'rocm.version': '7.2.0',
  'rocm.amdgpuOrigin': 'in-tree',
};

testCheck(check, {
  found: [
    { name: 'a kernel without KFD', is: 'present', facts: bare },
    { name: '/dev lacks the file', is: 'present', facts: { ...bare, 'rocm.kfdInKernel': true } },
  ],
  clear: [
    {
      name: 'a sandbox, whose /dev has no render node either',
      facts: { ...bare, 'rocm.kfdInKernel': true, gpus: [{ driver: 'amdgpu', arch: 'gfx1100', renderNodeOpens: null }] },
    },
    {
      name: 'a Ryzen’s graphics beside the NVIDIA card that computes',
      facts: {
        ...bare,
        'rocm.version': null,
        runtimes: [{ kind: 'ollama', backends: ['cuda', 'hip', 'vulkan'] }],
        gpus: [
          { vendor: 'amd', driver: 'amdgpu', arch: 'gfx1036', integrated: true },
          { vendor: 'nvidia', driver: 'nvidia', integrated: false },
        ],
      },
    },
    { name: 'the file is there', facts: { ...bare, 'rocm.kfdInKernel': true, 'rocm.kfdDevice': 'root:render 0660' } },
    { name: 'a container that got no device', facts: { ...bare, 'platform.container': 'podman' } },
    { name: 'a card of before GCN 3', facts: { ...bare, gpus: [{ driver: 'amdgpu', arch: 'gfx601' }] } },
    { name: 'nobody wants ROCm', facts: { ...bare, 'rocm.version': null, runtimes: [{ backends: ['vulkan'] }], torch: [] } },
    { name: 'amdgpu is not loaded', facts: { ...bare, 'rocm.amdgpuOrigin': null } },
    { name: 'no AMD GPU', facts: { ...bare, gpus: [{ driver: 'nvidia', arch: '8.6' }] } },
  ],
  unknown: [
    { name: 'a paste of rocminfo alone', facts: { gpus: { incomplete: [] } }, log: ['Unable to open /dev/kfd read-write: No such file or directory'] },
    {
      name: 'the sibling: nobody tells whether amdgpu is loaded, or of a container',
      facts: { 'platform.system': 'native', gpus: { incomplete: [{ arch: 'gfx1100' }] }, 'rocm.version': '7.2.0', 'rocm.kfdDevice': null },
      log: ['Unable to open /dev/kfd read-write: No such file or directory'],
    },
    { name: '/dev could not be read', facts: { ...bare, 'rocm.kfdInKernel': true, 'rocm.kfdDevice': { gap: 'denied' } } },
  ],
});
