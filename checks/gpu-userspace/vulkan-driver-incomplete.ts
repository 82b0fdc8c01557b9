import { all, any, defineCheck, gpus, not, runtimes, vulkanDevices, vulkanManifests } from '#api';

/** The loader leaves the driver out for want of a library. */
const unloadable = (drivers: readonly [string, ...string[]]) =>
  vulkanManifests.some((manifest) =>
    all(
      manifest.driver.oneOf(...drivers),
      manifest.file.is('ok'),
      manifest.outcome.is('refuses'),
      manifest.said.has(/Failed loading library associated with ICD JSON|cannot open shared object file|undefined symbol|version `[^']{1,40}' not found/),
    ),
  );

export default defineCheck({
  id: 'vulkan-driver-incomplete',
  layer: 'gpu-userspace',
  kind: 'fault',
  title: 'The GPU’s Vulkan driver does not load: a library that it needs is missing or too old',
  impact: 'degraded',
  symptom: 'Vulkan builds find no GPU, or only llvmpipe, although the driver’s file is there; often after a partial upgrade, or in a container or conda shell.',
  blamedOn: 'the runtime’s Vulkan back end, or the GPU being unsupported',
  runtimes: ['llama.cpp', 'koboldcpp', 'lm-studio', 'ollama'],
  when: all(
    // Reports tell whose GPU it is, and hardly ever the kernel’s driver; with nouveau alone NVK is meant.
    any(
      all(
        gpus.some((gpu) => gpu.vendor.is('amd')),
        unloadable(['mesa-radv', 'amdvlk']),
      ),
      all(
        gpus.some((gpu) => gpu.vendor.is('intel')),
        unloadable(['mesa-anv', 'mesa-hasvk']),
      ),
      all(
        gpus.some((gpu) => gpu.driver.is('nouveau')),
        unloadable(['mesa-nvk']),
      ),
    ),
    vulkanDevices.none((device) => not(device.type.is('cpu'))),
  ),
  // Of use only to a runtime that has nothing but Vulkan for the GPU.
  unless: runtimes.none((runtime) => all(runtime.backends.has('vulkan'), not(runtime.backends.hasAny('hip', 'sycl', 'cuda')))),
  // A library of 32 bits beside the other is none of this program's.
  hints: [/loader_icd_scan: Failed loading library associated with ICD JSON (?!\S{0,100}(?:lib32|i[36]86))[^\n]{1,200}libvulkan_(?:radeon|intel|nouveau)/],
  explains: ['vulkan-gpu-not-listed'],
  remedy: [
    {
      do: 'Look which library is missing, and finish the upgrade or install its package (libLLVM, libdrm, libzstd are the usual ones).',
      commands: ['ldd /usr/lib*/libvulkan_*.so /usr/lib/*-linux-gnu/libvulkan_*.so 2>/dev/null | grep "not found"'],
    },
    { do: 'Where LD_LIBRARY_PATH or an active conda environment brings older libraries in front, start the runtime without them.' },
  ],
  verify: 'VK_LOADER_DEBUG=error,driver vulkaninfo --summary   # loads the driver without an error',
  owner: { component: 'distribution' },
  evidence: [
    {
      url: 'https://github.com/gfx-rs/wgpu/issues/5898',
      date: '2024-07-02',
      establishes: 'the loader’s messages: libdrm.so.2 and libzstd.so.1 not found, the driver left out, no adapter left',
      strength: 'several-reports',
    },
    {
      url: 'https://github.com/KhronosGroup/Vulkan-Loader/blob/main/docs/LoaderInterfaceArchitecture.md',
      date: '2026',
      establishes: 'a driver that cannot be loaded is left out; VK_LOADER_DEBUG prints why',
      strength: 'documented',
    },
  ],
});
