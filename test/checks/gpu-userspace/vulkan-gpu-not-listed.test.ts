import check from '../../../checks/gpu-userspace/vulkan-gpu-not-listed.ts';
import { testCheck } from '../../helpers/test-check.ts';

const halo = { generation: 'rdna3.5', driver: 'amdgpu', renderNodeOpens: true };
const radv = { driver: 'mesa-radv', file: 'ok', outcome: 'answers', said: null };
const old = {
  'platform.system': 'native',
  runtimes: [{ kind: 'llama.cpp', backends: ['vulkan', 'cpu'] }],
  'vulkan.instance': 'VK_SUCCESS',
  'vulkan.driverFiles': null,
  'vulkan.skipped': [],
  'environment.variables': { entries: {} },
  gpus: [halo],
  vulkanManifests: [radv],
  vulkanDevices: [{ type: 'cpu', name: 'llvmpipe (LLVM 15.0.7, 256 bits)' }],
} as const;
const words = 'amdgpu: unknown (family_id, chip_external_rev): (150, 193)';

testCheck(check, {
  found: [
    { is: 'present', name: 'Strix Halo in an image with an old Mesa', facts: old, cites: 'https://github.com/mudler/LocalAI/issues/7327' },
    {
      is: 'suspected',
      name: 'RADV’s own words beside a Vulkan build',
      facts: {
        'platform.system': 'native',
        runtimes: { incomplete: [{ kind: 'llama.cpp', backends: ['vulkan', 'cpu'] }] },
        gpus: { incomplete: [{ vendor: 'amd', generation: 'rdna3.5' }] },
      },
      log: ['ERROR: [../src/amd/vulkan/radv_physical_device.c:1918] Code 0 : failed to initialize winsys (VK_ERROR_INITIALIZATION_FAILED)'],
      cites: 'https://github.com/mudler/LocalAI/issues/7327',
    },
    {
      is: 'suspected',
      name: 'Mesa’s words beside a Vulkan build',
      facts: {
        'platform.system': 'native',
        runtimes: { incomplete: [{ kind: 'llama.cpp', backends: ['vulkan', 'cpu'] }] },
        gpus: { incomplete: [{ vendor: 'amd', generation: 'rdna3' }] },
      },
      log: [words],
    },
    { is: 'present', name: 'with Mesa’s words', facts: old, log: [words], cites: 'https://github.com/mudler/LocalAI/issues/7327' },
    {
      is: 'present',
      name: 'the loader gave up on the driver',
      facts: {
        ...old,
        vulkanManifests: [{ ...radv, outcome: 'refuses', said: "Call to 'vkEnumeratePhysicalDevices' in ICD libvulkan_radeon.so failed with error code -3" }],
      },
    },
  ],
  clear: [
    { name: 'no runtime that has Vulkan alone', facts: { ...old, runtimes: [{ kind: 'llama.cpp', backends: ['hip', 'vulkan', 'cpu'] }] } },
    { name: 'drivers are left out by a variable', facts: { ...old, 'environment.variables': { entries: { VK_LOADER_DRIVERS_DISABLE: '*radeon*' } } } },
    { name: 'the GPU is listed', facts: { ...old, vulkanDevices: [{ type: 'integrated' }, { type: 'cpu' }] } },
    { name: 'the render node is closed', facts: { ...old, gpus: [{ ...halo, renderNodeOpens: false }] } },
    { name: 'a compute card, which RADV may leave out', facts: { ...old, gpus: [{ ...halo, generation: 'cdna3' }] } },
    {
      name: 'the driver is incomplete, not old',
      facts: {
        ...old,
        vulkanManifests: [
          {
            ...radv,
            outcome: 'refuses',
            said: 'loader_icd_scan: Failed loading library associated with ICD JSON /usr/lib/libvulkan_radeon.so. Ignoring this JSON',
          },
        ],
      },
    },
    { name: 'a driver was left out for a sleeping GPU', facts: { ...old, 'vulkan.skipped': ['/usr/share/vulkan/icd.d/nvidia_icd.json'] } },
    {
      name: 'a healthy log',
      facts: { ...old, vulkanDevices: [{ type: 'discrete' }] },
      log: ['ggml_vulkan: 0 = AMD Radeon RX 6600 (RADV NAVI23) (radv) | uma: 0'],
    },
  ],
  unknown: [
    { name: 'Mesa’s words alone, which OpenGL’s driver in a snap prints, too', log: [words, 'libGL error: failed to load driver: radeonsi'] },
    {
      name: 'RADV’s words in a virtual machine, of its virtual GPU',
      log: [
        'MESA: error: vdrm_device_connect failed',
        'radv/amdgpu: failed to initialize device.',
        'WARNING: [../src/amd/vulkan/radv_physical_device.c:2264] Code 0 : failed to initialize winsys (VK_ERROR_INITIALIZATION_FAILED)',
      ],
    },
    { name: 'Vulkan could not be asked', facts: { ...old, vulkanDevices: { gap: 'timeout' } } },
    { name: 'a device of unknown kind', facts: { ...old, vulkanDevices: [{ type: { gap: 'unsupported' } }] } },
  ],
});
