import { all, any, defineCheck, gpus, not, runtimes, vulkan, vulkanDevices, vulkanManifests } from '#api';

const broken = (kernelDrivers: readonly [string, ...string[]], drivers: readonly [string, ...string[]]) =>
  all(
    gpus.some((gpu) => gpu.driver.oneOf(...kernelDrivers)),
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
    not(vulkan.loader.isAbsent()),
    any(
      broken(['amdgpu'], ['mesa-radv', 'amdvlk', 'amd-proprietary']),
      broken(['i915', 'xe'], ['mesa-anv', 'mesa-hasvk']), // Servers with CUDA alone often have no graphics part of the driver.
      all(
        runtimes.some((runtime) => all(runtime.backends.has('vulkan'), not(runtime.backends.has('cuda')))),
        broken(['nvidia'], ['nvidia']),
      ),
    ),
    vulkanDevices.none((device) => not(device.type.is('cpu'))),
  ),
  hints: [
    /loader_icd_scan: Failed loading library associated with ICD JSON [^\n]{1,200}(?:radeon|amdvlk|intel|nvidia)/i,
    /loader_get_json: Failed to (?:open|parse) JSON file/,
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
