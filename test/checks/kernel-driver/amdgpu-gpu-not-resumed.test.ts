import check from '../../../checks/kernel-driver/amdgpu-gpu-not-resumed.ts';
import { testCheck } from '../../helpers/test-check.ts';

const line = 'amdgpu 0000:03:00.0: amdgpu: amdgpu_device_ip_resume failed (-5).';

testCheck(check, {
  found: [
    {
      name: 'MI100 that its driver put to sleep',
      is: 'confirmed',
      facts: { 'logs.gpuFaults': { entries: { 'amdgpu-not-resumed': line } } },
      log: ['amdgpu 0000:03:00.0: amdgpu: resume of IP block <smu> failed -5', line],
      cites: 'https://github.com/ROCm/amdgpu/issues/183',
    },
    { name: 'its line alone', is: 'confirmed', log: ['[drm] *ERROR* amdgpu_device_ip_resume failed (-62).'] },
    { name: 'a live machine', is: 'present', facts: { 'logs.gpuFaults': { entries: { 'amdgpu-not-resumed': line } } } },
  ],
  clear: [
    { name: 'a machine that woke', facts: { 'logs.gpuFaults': { entries: {} } } },
    {
      name: 'a GPU that came up later',
      facts: { 'logs.gpuFaults': { entries: {} } },
      log: [line, 'amdgpu 0000:03:00.0: amdgpu: ring gfx uses VM inv eng 0 on hub 0'],
    },
  ],
  unknown: [
    { name: 'no kernel log', facts: { 'logs.gpuFaults': { gap: 'denied' } } },
    {
      name: 'the sibling: a reset after a hung job that fails',
      log: ['amdgpu 0000:03:00.0: amdgpu: GPU reset(2) failed', '[drm:amdgpu_device_ip_resume_phase2 [amdgpu]] *ERROR* resume of IP block <psp> failed -62'],
    },
    { name: 'a healthy wake', log: ['amdgpu 0000:c5:00.0: amdgpu: SMU is resuming...', 'amdgpu 0000:c5:00.0: amdgpu: SMU is resumed successfully!'] },
  ],
});
