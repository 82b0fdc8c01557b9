import check from '../../../checks/gpu-userspace/vulkan-manifest-broken.ts';
import { testCheck } from '../../helpers/test-check.ts';

const broken = {
  'vulkan.loader': '1.3.275',
  runtimes: [{ backends: ['vulkan', 'cpu'] }],
  gpus: [{ vendor: 'amd', driver: 'amdgpu' }],
  vulkanManifests: [
    { driver: 'mesa-radv', file: 'library-missing' },
    { driver: 'mesa-llvmpipe', file: 'ok' },
  ],
  vulkanDevices: [{ type: 'cpu' }],
} as const;

testCheck(check, {
  found: [
    { is: 'present', name: 'RADV’s library is gone', facts: broken, cites: 'https://github.com/ggml-org/llama.cpp/pull/2059' },
    {
      is: 'present',
      name: 'NVIDIA’s manifest in a container without graphics',
      facts: { ...broken, gpus: [{ vendor: 'nvidia', driver: 'nvidia' }], vulkanManifests: [{ driver: 'nvidia', file: 'library-missing' }], vulkanDevices: [] },
    },
    {
      is: 'suspected',
      name: 'the loader’s words in a report',
      cites: 'https://github.com/ggml-org/llama.cpp/pull/2059',
      facts: { gpus: { incomplete: [{ vendor: 'amd' }] } },
      log: ['ERROR: /usr/lib/amdvlk64.so: cannot open shared object file: No such file or directory'],
    },
    {
      is: 'suspected',
      name: 'the words of loaders since the end of 2023',
      facts: { gpus: { incomplete: [{ vendor: 'amd' }] } },
      log: ['ERROR: loader_get_json: Invalid JSON file /usr/share/vulkan/icd.d/radeon_icd.x86_64.json.'],
    },
    { is: 'present', name: 'not an ELF file', facts: { ...broken, vulkanManifests: [{ driver: 'amdvlk', file: 'not-a-library' }] } },
  ],
  clear: [
    { name: 'no runtime that has Vulkan alone', facts: { ...broken, runtimes: [{ kind: 'llama.cpp', backends: ['hip', 'vulkan', 'cpu'] }] } },
    { name: 'the library is there', facts: { ...broken, vulkanManifests: [{ driver: 'mesa-radv', file: 'ok' }] } },
    { name: 'another driver of the vendor works', facts: { ...broken, vulkanManifests: [...broken.vulkanManifests, { driver: 'amdvlk', file: 'ok' }] } },
    { name: 'a 32-bit manifest beside the other', facts: { ...broken, vulkanManifests: [{ driver: 'mesa-radv', file: 'wrong-architecture' }] } },
    {
      name: 'a CUDA server without the graphics part of the driver',
      facts: {
        ...broken,
        runtimes: [{ backends: ['cuda', 'vulkan'] }],
        gpus: [{ vendor: 'nvidia', driver: 'nvidia' }],
        vulkanManifests: [{ driver: 'nvidia', file: 'library-missing' }],
      },
    },
    { name: 'a manifest of a GPU that is not here', facts: { ...broken, gpus: [{ vendor: 'intel', driver: 'i915' }] } },
  ],
  unknown: [
    {
      name: 'the siblings: a library that the driver needs, a layer, and 32 bits',
      facts: { gpus: { incomplete: [{ vendor: 'amd' }] } },
      log: [
        'ERROR: libdrm.so.2: cannot open shared object file: No such file or directory',
        'loader_get_json: Failed to open JSON file /usr/share/vulkan/implicit_layer.d/steamoverlay_i386.json',
        'loader_get_json: Invalid JSON file /usr/share/vulkan/implicit_layer.d/VkLayer_amd.json.',
        '/usr/lib32/libvulkan_radeon.so: cannot open shared object file: No such file or directory',
      ],
    },
    { name: 'what GPUs there are is not known', facts: { ...broken, gpus: { incomplete: [] } } },
    {
      name: 'a library of another architecture, which is normal',
      facts: { ...broken, vulkanManifests: { gap: 'denied' } },
      log: ['loader_scanned_icd_add: Could not open /usr/lib/i386-linux-gnu/libvulkan_lvp.so: wrong ELF class: ELFCLASS32'],
    },
  ],
});
