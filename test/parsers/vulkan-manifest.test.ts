// Manifests of Debian 12's mesa-vulkan-drivers, AMDVLK and NVIDIA 580; the form is LoaderDriverInterface.md of Vulkan-Loader
import { expect, test } from 'vitest';
import { driverOfManifest, parseVulkanLayers, parseVulkanManifest } from '../../src/parsers/vulkan-manifest.ts';

test('a manifest', () => {
  const text =
    '{\n    "ICD": {\n        "api_version": "1.1.230",\n        "library_path": "/usr/lib/x86_64-linux-gnu/libvulkan_lvp.so"\n    },\n    "file_format_version": "1.0.0"\n}';
  expect(parseVulkanManifest(text)).toEqual({ library: '/usr/lib/x86_64-linux-gnu/libvulkan_lvp.so', api: '1.1.230' });
  expect(parseVulkanManifest('{"ICD":{"library_path":"libGLX_nvidia.so.0"}}')).toEqual({ library: 'libGLX_nvidia.so.0', api: null });
  expect(() => parseVulkanManifest('{"layer":{"name":"VK_LAYER_x"}}')).toThrow('no ICD.library_path');
  expect(() => parseVulkanManifest('')).toThrow();
});

test('layers', () => {
  expect(parseVulkanLayers('{"file_format_version":"1.0.0","layer":{"name":"VK_LAYER_MESA_device_select"}}')).toEqual(['VK_LAYER_MESA_device_select']);
  expect(parseVulkanLayers('{"layers":[{"name":"VK_LAYER_AMD_switchable_graphics_64"},{}]}')).toEqual(['VK_LAYER_AMD_switchable_graphics_64']);
  expect(() => parseVulkanLayers('no json')).toThrow();
});

test.each([
  ['radeon_icd.x86_64.json', '/usr/lib/x86_64-linux-gnu/libvulkan_radeon.so', 'mesa-radv', ['amd']],
  ['amd_icd64.json', '/usr/lib/x86_64-linux-gnu/amdvlk64.so', 'amdvlk', ['amd']],
  ['amd_pro_icd64.json', '/opt/amdgpu-pro/lib/x86_64-linux-gnu/amdvlkpro64.so', 'amd-proprietary', ['amd']],
  ['intel_icd.x86_64.json', '/usr/lib64/libvulkan_intel.so', 'mesa-anv', ['intel']],
  ['intel_hasvk_icd.x86_64.json', '/usr/lib64/libvulkan_intel_hasvk.so', 'mesa-hasvk', ['intel']],
  ['nvidia_icd.json', 'libGLX_nvidia.so.0', 'nvidia', ['nvidia']],
  ['nouveau_icd.x86_64.json', '/usr/lib/libvulkan_nouveau.so', 'mesa-nvk', ['nvidia']],
  ['lvp_icd.x86_64.json', 'libvulkan_lvp.so', 'mesa-llvmpipe', []],
  ['dzn_icd.x86_64.json', 'libvulkan_dzn.so', 'mesa-dozen', []],
  ['my_icd.json', '/opt/mine.so', 'other', ['amd', 'nvidia', 'intel']],
])('%s is %s', (name, library, driver, vendors) => {
  expect(driverOfManifest(name, library)).toEqual({ driver, vendors });
});
