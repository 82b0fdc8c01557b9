import { all, any, defineCheck, gpus, not, runtimes, vulkan, vulkanDevices, vulkanManifests } from '#api';

/** Reports tell whose GPU it is, and hardly ever the kernel’s driver. */
const broken = (vendor: 'amd' | 'intel' | 'nvidia', drivers: readonly [string, ...string[]]) =>
  all(
    gpus.some((gpu) => gpu.vendor.is(vendor)),
    vulkanManifests.some((manifest) => all(manifest.driver.oneOf(...drivers), manifest.file.oneOf('library-missing', 'not-a-library', 'unreadable'))),
    vulkanManifests.none((manifest) => all(manifest.driver.oneOf(...drivers, 'other'), manifest.file.is('ok'))),
  );

export default defineCheck({
  id: 'vulkan-manifest-broken',
  layer: 'gpu-userspace',
  kind: 'fault',
  title: 'The GPU’s Vulkan manifest is unreadable, or names a library that is missing or is none',
  impact: 'degraded',
  symptom: 'Vulkan builds find no GPU, or only llvmpipe; the loader leaves the driver out with a message that few programs show.',
  blamedOn: 'the runtime’s Vulkan back end, or the GPU being unsupported',
  runtimes: ['llama.cpp', 'koboldcpp', 'lm-studio', 'ollama'],
  when: all(
    any(
      broken('amd', ['mesa-radv', 'amdvlk', 'amd-proprietary']),
      broken('intel', ['mesa-anv', 'mesa-hasvk']),
      // Servers with CUDA alone often have no graphics part of the driver.
      all(
        runtimes.some((runtime) => all(runtime.backends.has('vulkan'), not(runtime.backends.has('cuda')))),
        gpus.some((gpu) => gpu.driver.is('nvidia')),
        broken('nvidia', ['nvidia']),
      ),
    ),
    vulkanDevices.none((device) => not(device.type.is('cpu'))),
  ),
  // Of use only to a runtime that has nothing but Vulkan for the GPU.
  unless: any(
    runtimes.none((runtime) => all(runtime.backends.has('vulkan'), not(runtime.backends.hasAny('hip', 'sycl', 'cuda')))),
    vulkan.loader.isAbsent(),
  ),
  hints: [
    // The driver’s own library, not one that it needs; of 32 bits it is none of this program's.
    /(?<!lib32\/|i[36]86-linux-gnu\/)\b(?:amdvlk64|libvulkan_(?:radeon|intel(?:_hasvk)?))\.so: cannot open shared object file/,
    /loader_icd_scan: Failed loading library associated with ICD JSON \S{0,100}amdvlk64\.so/,
    // “Invalid” since the end of 2023, “Failed to parse” before.
    /loader_get_json: (?:Failed to (?:open|parse)|Invalid) JSON file \S{0,100}icd\.d\/\S{0,40}(?:radeon|amd|intel)/,
  ],
  explains: ['vulkan-gpu-not-listed', 'vulkan-driver-for-gpu-missing'],
  remedy: [
    {
      do: 'Look which file library_path names, and reinstall the package that owns the manifest (mesa-vulkan-drivers, vulkan-radeon, nvidia-driver-libs).',
      commands: ['grep -H library_path /usr/share/vulkan/icd.d/*.json'],
    },
    { do: 'A manifest that a removed driver left behind in /etc/vulkan/icd.d can go; keep a copy, since no package brings it back.' },
    {
      do: 'In a container, the toolkit brings NVIDIA’s Vulkan library only where the graphics capability is asked for.',
      setting: 'NVIDIA_DRIVER_CAPABILITIES=compute,utility,graphics',
    },
  ],
  verify: 'VK_LOADER_DEBUG=error,driver vulkaninfo --summary   # loads the manifest without an error',
  owner: { component: 'local-configuration' },
  evidence: [
    {
      url: 'https://github.com/ggml-org/llama.cpp/pull/2059',
      date: '2023-10-09',
      establishes: 'the loader’s messages for a manifest whose library is missing: the JSON is ignored',
      strength: 'several-reports',
    },
    {
      url: 'https://github.com/gfx-rs/wgpu/issues/5898',
      date: '2024-07-02',
      establishes: 'drivers left out one by one because a library was not found; no adapter remained',
      strength: 'several-reports',
    },
  ],
});
