import check from '../../../checks/gpu-userspace/vulkan-driver-for-gpu-missing.ts';
import { testCheck } from '../../helpers/test-check.ts';

const lvp = { name: 'lvp_icd.x86_64.json', driver: 'mesa-llvmpipe', file: 'ok' };
const bare = {
  'platform.system': 'native',
  'vulkan.loader': '1.4.304',
  'vulkan.driverFiles': null,
  runtimes: [{ kind: 'koboldcpp', backends: ['vulkan', 'cpu'] }],
  gpus: [{ driver: 'amdgpu', renderNodeOpens: true }],
  vulkanManifests: [lvp],
  vulkanDevices: [{ type: 'cpu' }],
} as const;

testCheck(check, {
  found: [
    { is: 'present', name: 'a Radeon and llvmpipe alone', facts: bare, cites: 'https://github.com/LostRuins/koboldcpp/issues/2102' },
    {
      is: 'present',
      name: 'an Arc without any driver',
      facts: { ...bare, gpus: [{ driver: 'xe', renderNodeOpens: true }], vulkanManifests: [], vulkanDevices: [] },
    },
  ],
  clear: [
    { name: 'RADV is installed', facts: { ...bare, vulkanManifests: [lvp, { driver: 'mesa-radv', file: 'ok' }] } },
    { name: 'the runtime has ROCm as well', facts: { ...bare, runtimes: [{ kind: 'ollama', backends: ['hip', 'vulkan', 'cpu'] }] } },
    { name: 'no runtime with Vulkan', facts: { ...bare, runtimes: [{ kind: 'vllm', backends: ['cuda'] }] } },
    { name: 'no Vulkan loader', facts: { ...bare, 'vulkan.loader': null, vulkanManifests: [], vulkanDevices: [] } },
  ],
  unknown: [
    { name: 'the manifests could not be read', facts: { ...bare, vulkanManifests: { gap: 'denied' } } },
    {
      name: 'llama.cpp lists the GPU',
      facts: { ...bare, vulkanManifests: { gap: 'denied' } },
      log: ['ggml_vulkan: 0 = AMD Radeon RX 6600 (RADV NAVI23) (radv) | uma: 0 | fp16: 1'],
    },
  ],
});
