import { all, any, defineCheck, gpus, not, platform, runtimes, vulkan, vulkanDevices, vulkanManifests } from '#api';

const amd = ['mesa-radv', 'amdvlk', 'amd-proprietary'] as const;
const intel = ['mesa-anv', 'mesa-hasvk'] as const;

/** The kernel drives a GPU, this user may open it, and no manifest is there for it. */
const lacks = (kernelDrivers: readonly [string, ...string[]], drivers: readonly [string, ...string[]]) =>
  all(
    gpus.some((gpu) => all(gpu.driver.oneOf(...kernelDrivers), gpu.renderNodeOpens.is(true))),
    vulkanManifests.none((manifest) => manifest.driver.oneOf(...drivers, 'other')),
  );

export default defineCheck({
  id: 'vulkan-driver-for-gpu-missing',
  layer: 'gpu-userspace',
  kind: 'fault',
  title: 'No Vulkan driver for this GPU is installed: its manifest is missing in vulkan/icd.d',
  impact: 'degraded',
  symptom: 'A Vulkan build of the runtime computes on the CPU, or on llvmpipe, at CPU speed; games and the desktop may still use the GPU through OpenGL.',
  blamedOn: 'the runtime’s Vulkan back end, or the GPU being unsupported',
  runtimes: ['llama.cpp', 'koboldcpp', 'lm-studio', 'ollama'],
  when: all(
    platform.system.is('native'),
    gpus.some((gpu) => gpu.vendor.oneOf('amd', 'intel')),
    vulkanManifests.none((manifest) => manifest.driver.oneOf(...amd, ...intel, 'other')),
    vulkanDevices.none((device) => not(device.type.is('cpu'))),
  ),
  unless: any(
    // Of use only to a runtime that has nothing but Vulkan for the GPU.
    runtimes.none((runtime) => all(runtime.backends.has('vulkan'), not(runtime.backends.hasAny('hip', 'sycl', 'cuda')))),
    vulkan.loader.isAbsent(),
    not(vulkan.driverFiles.isAbsent()),
    not(any(lacks(['amdgpu'], amd), lacks(['i915', 'xe'], intel))),
  ),
  hints: [
    /ggml_vulkan: No devices found/,
    /ggml_vulkan: 0 = llvmpipe/,
    /Device type is CPU\. This is probably not the device you want/,
    // The loader found no driver that it can use: its own words, vulkan.hpp's and the names of the C API.
    /vkCreateInstance: Found no drivers!/,
    /vk::createInstance(?:Unique)?: ErrorIncompatibleDriver/,
    /vkCreateInstance.{0,40}VK_ERROR_INCOMPATIBLE_DRIVER/,
    // TVM’s and gfx-hal’s.
    /\bVulkan Error, code=-9: VK_ERROR_INCOMPATIBLE_DRIVER|\bVkError\(ERROR_INCOMPATIBLE_DRIVER\)/,
    // vulkaninfo’s, at the place in its source where it creates the instance.
    /\bvulkaninfo(?:\.c(?:pp)?|\.h|\/\S{1,60}):\d{1,5}: {0,3}failed with (?:VK_)?ERROR_INCOMPATIBLE_DRIVER/i,
  ],
  explains: ['vulkan-gpu-not-listed'],
  remedy: [
    { do: 'Install Mesa’s Vulkan drivers; nothing that runs is touched.', commands: ['sudo apt install mesa-vulkan-drivers'], on: 'debian' },
    { do: 'Install Mesa’s Vulkan drivers; nothing that runs is touched.', commands: ['sudo dnf install mesa-vulkan-drivers'], on: 'fedora' },
    { do: 'Install vulkan-radeon for an AMD GPU, vulkan-intel for an Intel one.', on: 'arch' },
    { do: 'Install libvulkan_radeon for an AMD GPU, libvulkan_intel for an Intel one.', on: 'suse' },
  ],
  verify: 'vulkaninfo --summary   # lists the GPU, not only llvmpipe',
  owner: { component: 'local-configuration' },
  evidence: [
    {
      url: 'https://github.com/LostRuins/koboldcpp/issues/2102',
      date: '2026-05-22',
      establishes: 'openSUSE without libvulkan_radeon and libvulkan_intel: no GPU was found until they were installed',
      strength: 'several-reports',
    },
  ],
});
