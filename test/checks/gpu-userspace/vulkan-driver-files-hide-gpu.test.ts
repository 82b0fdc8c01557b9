import check from '../../../checks/gpu-userspace/vulkan-driver-files-hide-gpu.ts';
import { testCheck } from '../../helpers/test-check.ts';

const hidden = {
  'vulkan.driverFiles': '/usr/share/vulkan/icd.d/radeon_icd.x86_64.json',
  'vulkan.skipped': [],
  gpus: [{ driver: 'nvidia', renderNodeOpens: true }],
  vulkanDevices: [],
} as const;

testCheck(check, {
  found: [{ is: 'present', name: 'the manifest of another vendor', facts: hidden, cites: 'https://github.com/nomic-ai/gpt4all/issues/1990' }],
  clear: [
    { name: 'not set', facts: { ...hidden, 'vulkan.driverFiles': null } },
    { name: 'the GPU is listed', facts: { ...hidden, vulkanDevices: [{ type: 'discrete' }] } },
  ],
  unknown: [{ name: 'Vulkan could not be asked', facts: { ...hidden, vulkanDevices: { gap: 'crashed' } } }],
});
