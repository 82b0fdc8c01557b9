import check from '../../../checks/gpu-userspace/amdvlk-2gib-buffer-limit.ts';
import { testCheck } from '../../helpers/test-check.ts';

const amdvlk = {
  runtimes: [{ kind: 'llama.cpp', backends: ['vulkan', 'cpu'], build: '6500' }],
  servers: [],
  services: [],
  'vulkan.layers': ['VK_LAYER_AMD_switchable_graphics_64'],
  'vulkan.switches': { entries: {} },
  vulkanDevices: [{ driverId: 'amd-open-source', type: 'discrete', maxAllocation: 0x80000000 }],
} as const;
const refused = 'ggml_vulkan: Requested buffer size exceeds device memory allocation limit: ErrorOutOfDeviceMemory';

testCheck(check, {
  found: [
    { is: 'exposed', name: 'AMDVLK alone', facts: amdvlk, cites: 'https://github.com/GPUOpen-Drivers/AMDVLK/issues/413' },
    { is: 'suspected', name: 'with the refused allocation', facts: amdvlk, log: [refused], cites: 'https://github.com/GPUOpen-Drivers/AMDVLK/issues/413' },
    {
      is: 'exposed',
      name: 'beside RADV, which its layer hides',
      facts: { ...amdvlk, vulkanDevices: [...amdvlk.vulkanDevices, { driverId: 'mesa-radv', maxAllocation: 0xffffffff }] },
    },
    {
      is: 'suspected',
      name: 'llama.cpp’s output alone',
      facts: { 'vulkan.switches': { entries: {} }, vulkanDevices: [{ driverId: 'amd-open-source' }] },
      log: ['ggml_vulkan: Device memory allocation of size 2819260416 failed.'],
    },
    {
      is: 'suspected',
      name: 'people’s words for it',
      facts: { 'vulkan.switches': { entries: {} }, vulkanDevices: [{ driverId: 'amd-open-source' }] },
      log: ['Device memory allocation fails when one compute buffer is larger than about 2 GiB.'],
    },
    {
      is: 'suspected',
      name: 'the first size above the limit',
      facts: { 'vulkan.switches': { entries: {} }, vulkanDevices: [{ driverId: 'amd-open-source' }] },
      log: ['ggml_vulkan: Device memory allocation of size 2147483649 failed.'],
    },
  ],
  clear: [
    {
      name: 'RADV, whose own limit a model may meet as well',
      facts: { ...amdvlk, vulkanDevices: [{ driverId: 'mesa-radv', maxAllocation: 0xfffffffc }] },
      log: [refused],
    },
    {
      name: 'beside RADV without the layer',
      facts: { ...amdvlk, 'vulkan.layers': [], vulkanDevices: [...amdvlk.vulkanDevices, { driverId: 'mesa-radv', maxAllocation: 0xffffffff }] },
    },
    {
      name: 'beside RADV, with the layer switched off',
      facts: {
        ...amdvlk,
        'vulkan.switches': { entries: { DISABLE_LAYER_AMD_SWITCHABLE_GRAPHICS_1: '1' } },
        vulkanDevices: [...amdvlk.vulkanDevices, { driverId: 'mesa-radv', maxAllocation: 0xffffffff }],
      },
    },
    {
      name: 'RADV is chosen in the unit',
      facts: { ...amdvlk, services: [{ serves: 'llama.cpp', environment: { entries: { AMD_VULKAN_ICD: 'RADV' } } }] },
    },
    {
      name: 'a llama.cpp that splits its buffers and leaves the rest to the CPU',
      facts: { ...amdvlk, runtimes: [{ kind: 'llama.cpp', backends: ['vulkan', 'cpu'], build: '10700' }] },
    },
    {
      name: 'the graphics of a processor beside a card of NVIDIA’s',
      facts: {
        ...amdvlk,
        vulkanDevices: [
          { driverId: 'nvidia-proprietary', type: 'discrete' },
          { driverId: 'amd-open-source', type: 'integrated' },
        ],
      },
    },
    { name: 'no program on Vulkan', facts: { ...amdvlk, runtimes: [{ kind: 'llama.cpp', backends: ['hip', 'cpu'] }] } },
    { name: 'RADV is chosen', facts: { ...amdvlk, 'vulkan.switches': { entries: { AMD_VULKAN_ICD: 'RADV' } } } },
  ],
  unknown: [
    {
      name: 'a smaller allocation fails: the GPU is full',
      facts: { vulkanDevices: { incomplete: [{ driverId: 'amd-open-source' }] } },
      log: [
        'ggml_vulkan: Device memory allocation of size 536870912 failed.',
        'ggml_vulkan: Device memory allocation of size 2147483648 failed.',
        'ggml_vulkan: ErrorOutOfDeviceMemory',
        'buffers larger than 2 GiB work here',
      ],
    },
    {
      name: 'vulkaninfo --summary does not tell the limit',
      facts: { ...amdvlk, vulkanDevices: [{ driverId: 'amd-proprietary', maxAllocation: { gap: 'unsupported' } }] },
    },
  ],
});
