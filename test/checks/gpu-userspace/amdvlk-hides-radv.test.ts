import check from '../../../checks/gpu-userspace/amdvlk-hides-radv.ts';
import { testCheck } from '../../helpers/test-check.ts';

const both = {
  'vulkan.layers': ['VK_LAYER_AMD_switchable_graphics_64', 'VK_LAYER_MESA_device_select'],
  'vulkan.switches': { entries: {} },
  'vulkan.driverFiles': null,
  runtimes: [{ kind: 'llama.cpp', backends: ['vulkan', 'cpu'] }],
  servers: [],
  services: [],
  vulkanManifests: [
    { driver: 'amdvlk', file: 'ok' },
    { driver: 'mesa-radv', file: 'ok' },
  ],
  vulkanDevices: [{ driverId: 'amd-open-source' }, { driverId: 'mesa-radv' }],
} as const;

testCheck(check, {
  found: [
    { is: 'present', name: 'both are installed, nothing chooses', facts: both, cites: 'https://github.com/GPUOpen-Drivers/AMDVLK/issues/218' },
    {
      is: 'present',
      name: 'a service whose process is closed to us, and whose unit chooses nothing',
      facts: {
        ...both,
        servers: [{ kind: 'ollama', unit: 'ollama.service', environment: { gap: 'denied' } }],
        services: [{ serves: 'ollama', environment: { entries: {} } }],
      },
    },
  ],
  clear: [
    { name: 'RADV is chosen', facts: { ...both, 'vulkan.switches': { entries: { AMD_VULKAN_ICD: 'RADV' } } } },
    {
      name: 'RADV is chosen in the unit',
      facts: { ...both, services: [{ serves: 'llama.cpp', environment: { entries: { AMD_VULKAN_ICD: 'RADV' } } }] },
    },
    {
      name: 'RADV is chosen where the server was started',
      facts: { ...both, servers: [{ kind: 'llama.cpp', unit: null, environment: { entries: { AMD_VULKAN_ICD: 'RADV' } } }] },
    },
    { name: 'the layer is switched off', facts: { ...both, 'vulkan.switches': { entries: { DISABLE_LAYER_AMD_SWITCHABLE_GRAPHICS_1: '1' } } } },
    { name: 'all AMD layers are switched off', facts: { ...both, 'vulkan.switches': { entries: { VK_LOADER_LAYERS_DISABLE: 'VK_LAYER_AMD*' } } } },
    { name: 'no program on Vulkan', facts: { ...both, runtimes: [{ kind: 'llama.cpp', backends: ['hip', 'cpu'] }] } },
    {
      name: 'RADV alone',
      facts: { ...both, 'vulkan.layers': [], vulkanManifests: [{ driver: 'mesa-radv', file: 'ok' }], vulkanDevices: [{ driverId: 'mesa-radv' }] },
    },
  ],
  unknown: [{ name: 'Vulkan could not be asked', facts: { ...both, 'vulkan.switches': { gap: 'not-recorded' }, vulkanDevices: { gap: 'timeout' } } }],
});
