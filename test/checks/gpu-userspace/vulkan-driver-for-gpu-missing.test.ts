import check from '../../../checks/gpu-userspace/vulkan-driver-for-gpu-missing.ts';
import { testCheck } from '../../helpers/test-check.ts';

const lvp = { name: 'lvp_icd.x86_64.json', driver: 'mesa-llvmpipe', file: 'ok' };
const bare = {
  'platform.system': 'native',
  'vulkan.loader': '1.4.304',
  'vulkan.driverFiles': null,
  runtimes: [{ kind: 'koboldcpp', backends: ['vulkan', 'cpu'] }],
  gpus: [{ vendor: 'amd', driver: 'amdgpu', renderNodeOpens: true }],
  vulkanManifests: [lvp],
  vulkanDevices: [{ type: 'cpu' }],
} as const;

testCheck(check, {
  found: [
    { is: 'present', name: 'a Radeon and llvmpipe alone', facts: bare, cites: 'https://github.com/LostRuins/koboldcpp/issues/2102' },
    {
      is: 'present',
      name: 'an Arc without any driver',
      facts: { ...bare, gpus: [{ vendor: 'intel', driver: 'xe', renderNodeOpens: true }], vulkanManifests: [], vulkanDevices: [] },
    },
    {
      is: 'suspected',
      name: 'a report of a Radeon that llama.cpp does not find',
      facts: { 'platform.system': 'native', gpus: { incomplete: [{ vendor: 'amd' }] } },
      log: ['ggml_vulkan: No devices found.'],
    },
    {
      is: 'suspected',
      name: 'the loader has no driver at all',
      cites: 'https://github.com/ggml-org/llama.cpp/issues/11493',
      facts: { 'platform.system': 'native', gpus: { incomplete: [{ vendor: 'amd' }] } },
      log: ['  what():  vk::createInstance: ErrorIncompatibleDriver'],
    },
    {
      is: 'suspected',
      name: 'MLC LLM, in TVM’s words',
      cites: 'https://github.com/mlc-ai/mlc-llm/issues/768',
      facts: { 'platform.system': 'native', gpus: { incomplete: [{ vendor: 'amd' }] } },
      log: ['InternalError: Check failed: (__e == VK_SUCCESS) is false: Vulkan Error, code=-9: VK_ERROR_INCOMPATIBLE_DRIVER'],
    },
    {
      is: 'suspected',
      name: 'vulkaninfo says so',
      cites: 'https://github.com/PolyMeilex/Neothesia/issues/8',
      facts: { 'platform.system': 'native', gpus: { incomplete: [{ vendor: 'intel' }] } },
      log: ['/build/vulkan-1.1.70+dfsg1/demos/vulkaninfo.c:768: failed with VK_ERROR_INCOMPATIBLE_DRIVER'],
    },
  ],
  clear: [
    { name: 'the Radeon is kept for a virtual machine', facts: { ...bare, gpus: [{ vendor: 'amd', driver: 'vfio-pci', renderNodeOpens: null }] } },
    { name: 'RADV is installed', facts: { ...bare, vulkanManifests: [lvp, { driver: 'mesa-radv', file: 'ok' }] } },
    { name: 'the runtime has ROCm as well', facts: { ...bare, runtimes: [{ kind: 'ollama', backends: ['hip', 'vulkan', 'cpu'] }] } },
    { name: 'no runtime with Vulkan', facts: { ...bare, runtimes: [{ kind: 'vllm', backends: ['cuda'] }] } },
    { name: 'no Vulkan loader', facts: { ...bare, 'vulkan.loader': null, vulkanManifests: [], vulkanDevices: [] } },
  ],
  unknown: [
    {
      name: 'the words beside an NVIDIA card',
      facts: { 'platform.system': 'native', gpus: { incomplete: [{ vendor: 'nvidia' }] } },
      log: ['ggml_vulkan: No devices found.'],
    },
    {
      name: 'the sibling: a driver that gives up later',
      facts: { 'platform.system': 'native', gpus: { incomplete: [{ vendor: 'amd' }] } },
      log: [
        'vk::Device::createComputePipeline: ErrorUnknown',
        'vk::createInstance: ErrorLayerNotPresent',
        '/build/vulkan-1.1.70+dfsg1/demos/vulkaninfo.c:768: failed with VK_ERROR_INITIALIZATION_FAILED',
      ],
    },
    {
      name: 'KoboldCpp does not learn the size of the memory, which has other causes',
      facts: { 'platform.system': 'native', gpus: { incomplete: [{ vendor: 'amd' }] } },
      log: ['Unable to detect VRAM, please set layers manually.'],
    },
    { name: 'the manifests could not be read', facts: { ...bare, vulkanManifests: { gap: 'denied' } } },
    {
      name: 'llama.cpp lists the GPU',
      facts: { ...bare, vulkanManifests: { gap: 'denied' } },
      log: ['ggml_vulkan: 0 = AMD Radeon RX 6600 (RADV NAVI23) (radv) | uma: 0 | fp16: 1'],
    },
  ],
});
