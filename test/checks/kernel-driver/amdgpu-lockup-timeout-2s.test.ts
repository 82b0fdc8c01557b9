import check from '../../../checks/kernel-driver/amdgpu-lockup-timeout-2s.ts';
import { testCheck } from '../../helpers/test-check.ts';

const halo = {
  gpus: [{ driver: 'amdgpu', arch: 'gfx1151' }],
  runtimes: [{ kind: 'llama.cpp', backends: ['vulkan'] }],
  'rocm.amdgpuOrigin': 'in-tree',
  'kernel.release': '7.0.4-200.fc44.x86_64',
  'kernel.version': '7.0.4',
  'kernel.lineage': 'upstream',
  'kernel.parameters': { entries: { 'amdgpu.lockup_timeout': '', 'amdgpu.cwsr_enable': '1' } },
};

testCheck(check, {
  found: [
    { name: 'the default on 7.0', is: 'exposed', facts: halo, cites: 'https://github.com/invoke-ai/InvokeAI/issues/9539' },
    {
      name: 'and a compute ring timed out',
      is: 'suspected',
      facts: halo,
      log: ['amdgpu 0000:c5:00.0: ring comp_1.1.0 timeout, signaled seq=37013797, emitted seq=37013799'],
      cites: 'https://github.com/ggml-org/llama.cpp/issues/27076',
    },
    {
      name: 'the sibling: the copy engine',
      is: 'exposed',
      facts: halo,
      log: ['amdgpu 0000:c5:00.0: amdgpu: ring sdma0 timeout, signaled seq=12, emitted seq=14'],
    },
  ],
  clear: [
    { name: 'Ollama, which uses ROCm', facts: { ...halo, runtimes: [{ kind: 'ollama', backends: ['hip', 'vulkan'] }], 'ollama.compute': ['rocm'] } },
    { name: 'the old time is set', facts: { ...halo, 'kernel.parameters': { entries: { 'amdgpu.lockup_timeout': '10000' } } } },
    { name: 'set for the compute queues alone', facts: { ...halo, 'kernel.parameters': { entries: { 'amdgpu.lockup_timeout': '0,60000' } } } },
    { name: 'no limit at all', facts: { ...halo, 'kernel.parameters': { entries: { 'amdgpu.lockup_timeout': '-1' } } } },
    { name: 'a kernel with the old default', facts: { ...halo, 'kernel.version': '6.17.9' } },
  ],
  unknown: [
    {
      name: 'the sibling: a device that is lost under a kernel that is not named',
      facts: { gpus: halo.gpus, runtimes: halo.runtimes, 'kernel.lineage': 'ubuntu' },
      log: ['vk::Queue::submit: ErrorDeviceLost'],
    },
    { name: 'newer than any report', facts: { ...halo, 'kernel.version': '7.4.0' } },
    { name: 'the parameters cannot be read', facts: { ...halo, 'kernel.parameters': { gap: 'denied' } } },
  ],
});
