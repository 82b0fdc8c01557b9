import check from '../../../checks/gpu-userspace/vulkan-driver-incomplete.ts';
import { testCheck } from '../../helpers/test-check.ts';

const said =
  'libLLVM.so.19.1: cannot open shared object file: No such file or directory; loader_icd_scan: Failed loading library associated with ICD JSON /usr/lib/libvulkan_radeon.so. Ignoring this JSON';
const incomplete = {
  runtimes: [{ kind: 'llama.cpp', backends: ['vulkan', 'cpu'] }],
  gpus: [{ vendor: 'amd', driver: 'amdgpu' }],
  vulkanManifests: [{ driver: 'mesa-radv', file: 'ok', outcome: 'refuses', said }],
  vulkanDevices: [{ type: 'cpu' }],
} as const;

testCheck(check, {
  found: [
    { is: 'present', name: 'a library that RADV needs is gone', facts: incomplete, cites: 'https://github.com/gfx-rs/wgpu/issues/5898' },
    {
      is: 'suspected',
      name: 'a report with the loader’s words',
      cites: 'https://github.com/gfx-rs/wgpu/issues/5898',
      facts: { gpus: { incomplete: [{ vendor: 'amd' }] } },
      log: ['ERROR: loader_icd_scan: Failed loading library associated with ICD JSON /usr/lib/libvulkan_radeon.so. Ignoring this JSON'],
    },
  ],
  clear: [
    { name: 'no runtime that has Vulkan alone', facts: { ...incomplete, runtimes: [{ kind: 'llama.cpp', backends: ['hip', 'vulkan', 'cpu'] }] } },
    {
      name: 'it answers',
      facts: { ...incomplete, vulkanManifests: [{ driver: 'mesa-radv', file: 'ok', outcome: 'answers', said: null }], vulkanDevices: [{ type: 'discrete' }] },
    },
    {
      name: 'it refuses the GPU',
      facts: {
        ...incomplete,
        vulkanManifests: [{ driver: 'mesa-radv', file: 'ok', outcome: 'refuses', said: "Call to 'vkEnumeratePhysicalDevices' failed with error code -3" }],
      },
    },
    { name: 'the driver of a GPU that is not here', facts: { ...incomplete, gpus: [{ vendor: 'nvidia', driver: 'nvidia' }] } },
  ],
  unknown: [
    {
      name: 'the library of 32 bits',
      facts: { gpus: { incomplete: [{ vendor: 'amd' }] } },
      log: ['ERROR: loader_icd_scan: Failed loading library associated with ICD JSON /usr/lib32/libvulkan_radeon.so. Ignoring this JSON'],
    },
    {
      name: 'the drivers could not be asked',
      facts: { ...incomplete, vulkanManifests: [{ driver: 'mesa-radv', file: 'ok', outcome: { gap: 'unsupported' }, said: { gap: 'unsupported' } }] },
    },
    {
      name: 'another vendor’s manifest is left out',
      facts: { ...incomplete, vulkanManifests: { gap: 'unsupported' } },
      log: ['loader_icd_scan: Failed loading library associated with ICD JSON /usr/lib/libGLX_nvidia.so.0. Ignoring this JSON'],
    },
  ],
});
