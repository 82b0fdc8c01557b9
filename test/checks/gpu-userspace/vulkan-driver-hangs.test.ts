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
          { name: 'broken_icd.json', outcome: 'hangs' },
        ],
      },
    },
  ],
  clear: [
    { name: 'all answer', facts: { vulkanManifests: [{ outcome: 'answers' }, { outcome: 'refuses' }] } },
    { name: 'there are none', facts: { vulkanManifests: [] } },
  ],
  unknown: [{ name: 'one was slow, and still at work', facts: { vulkanManifests: [{ outcome: 'answers' }, { outcome: { gap: 'timeout' } }] } }],
});
