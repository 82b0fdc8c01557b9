import check from '../../../checks/gpu-userspace/vulkan-driver-hangs.ts';
import { testCheck } from '../../helpers/test-check.ts';

testCheck(check, {
  found: [
    {
      is: 'present',
      name: 'one of two drivers',
      facts: {
        runtimes: [{ kind: 'llama.cpp', backends: ['vulkan', 'cpu'] }],
        vulkanManifests: [
          { name: 'radeon_icd.x86_64.json', outcome: 'answers' },
          { name: 'broken_icd.json', driver: 'other', outcome: 'hangs' },
        ],
      },
    },
    {
      is: 'present',
      name: 'NVIDIA’s, of a GPU that NVML has listed',
      facts: { vulkanManifests: [{ driver: 'nvidia', outcome: 'hangs' }], driverLibraries: [{ api: 'nvml', outcome: 'answers' }] },
      cites: 'https://github.com/LostRuins/koboldcpp/issues/1435',
    },
  ],
  clear: [
    {
      name: 'a server without persistence, whose driver still starts its GPUs',
      facts: { vulkanManifests: [{ driver: 'nvidia', outcome: 'hangs' }], driverLibraries: [{ api: 'nvml', outcome: 'hangs' }] },
    },
    {
      name: 'NVIDIA’s driver without a GPU of its own',
      facts: { vulkanManifests: [{ driver: 'nvidia', outcome: 'hangs' }], driverLibraries: [{ api: 'nvml', outcome: 'refuses' }] },
    },
    { name: 'all answer', facts: { vulkanManifests: [{ outcome: 'answers' }, { outcome: 'refuses' }] } },
    { name: 'there are none', facts: { vulkanManifests: [] } },
  ],
  unknown: [{ name: 'one was slow, and still at work', facts: { vulkanManifests: [{ outcome: 'answers' }, { outcome: { gap: 'timeout' } }] } }],
});
