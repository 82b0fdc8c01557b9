import check from '../../../checks/gpu-userspace/vulkan-driver-files-hide-gpu.ts';
import { testCheck } from '../../helpers/test-check.ts';

const hidden = {
  runtimes: [{ kind: 'llama.cpp', backends: ['vulkan', 'cpu'] }],
  'vulkan.driverFiles': '/usr/share/vulkan/icd.d/radeon_icd.x86_64.json',
  'vulkan.skipped': [],
  gpus: [{ driver: 'nvidia', renderNodeOpens: true }],
  vulkanManifests: [{ driver: 'mesa-radv', file: 'ok' }],
  vulkanDevices: [],
} as const;

testCheck(check, {
  found: [{ is: 'present', name: 'the manifest of another vendor', facts: hidden, cites: 'https://github.com/nomic-ai/gpt4all/issues/1990' }],
  clear: [
    { name: 'no runtime that has Vulkan alone', facts: { ...hidden, runtimes: [{ kind: 'llama.cpp', backends: ['hip', 'vulkan', 'cpu'] }] } },
    {
      name: 'the right driver is named, and does not list the GPU for a reason of its own',
      facts: { ...hidden, gpus: [{ driver: 'amdgpu', renderNodeOpens: true }] },
    },
    { name: 'not set', facts: { ...hidden, 'vulkan.driverFiles': null } },
    { name: 'the GPU is listed', facts: { ...hidden, vulkanDevices: [{ type: 'discrete' }] } },
  ],
  unknown: [{ name: 'Vulkan could not be asked', facts: { ...hidden, vulkanDevices: { gap: 'crashed' } } }],
});
