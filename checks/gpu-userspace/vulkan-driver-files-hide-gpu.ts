import { all, any, defineCheck, gpus, not, runtimes, vulkan, vulkanDevices, vulkanManifests } from '#api';

/** The GPU is there, and none of the manifests that are named belongs to it and can be loaded: where one does, the driver has a fault of its own. */
const left = (kernelDrivers: readonly [string, ...string[]], drivers: readonly [string, ...string[]]) =>
  all(
    gpus.some((gpu) => all(gpu.driver.oneOf(...kernelDrivers), gpu.renderNodeOpens.is(true))),
    vulkanManifests.none((manifest) => all(manifest.driver.oneOf(...drivers, 'other'), manifest.file.is('ok'))),
  );

export default defineCheck({
  id: 'vulkan-driver-files-hide-gpu',
  layer: 'gpu-userspace',
  kind: 'fault',
  title: 'VK_DRIVER_FILES or VK_ICD_FILENAMES keeps the GPU’s driver from being loaded',
  impact: 'degraded',
  symptom: 'Vulkan programs that are started from this session find no GPU or only llvmpipe; elsewhere they find it.',
  blamedOn: 'a broken driver',
  runtimes: ['llama.cpp', 'koboldcpp', 'lm-studio', 'ollama'],
  when: all(
    not(vulkan.driverFiles.isAbsent()),
    any(left(['amdgpu'], ['mesa-radv', 'amdvlk', 'amd-proprietary']), left(['i915', 'xe'], ['mesa-anv', 'mesa-hasvk']), left(['nvidia'], ['nvidia'])),
    vulkan.skipped.isEmpty(),
    vulkanDevices.none((device) => not(device.type.is('cpu'))),
    // Of use only to a runtime that has nothing but Vulkan for the GPU.
    not(runtimes.none((runtime) => all(runtime.backends.has('vulkan'), not(runtime.backends.hasAny('hip', 'sycl', 'cuda'))))),
  ),
  explains: ['vulkan-gpu-not-listed', 'vulkan-driver-for-gpu-missing'],
  remedy: [
    {
      do: 'Unset both variables: the loader finds all drivers in /usr/share/vulkan/icd.d and /etc/vulkan/icd.d by itself. Look for them in ~/.profile, /etc/environment and the unit.',
      commands: ['env | grep -E "^VK_(DRIVER_FILES|ICD_FILENAMES)="'],
    },
    { do: 'Where a choice is wanted, name a manifest that exists and belongs to the GPU; several are separated by colons.' },
  ],
  verify: 'env -u VK_DRIVER_FILES -u VK_ICD_FILENAMES vulkaninfo --summary   # lists the GPU',
  owner: { component: 'local-configuration' },
  evidence: [
    {
      url: 'https://github.com/KhronosGroup/Vulkan-Loader/blob/main/docs/LoaderInterfaceArchitecture.md',
      date: '2026',
      establishes: 'with VK_DRIVER_FILES, or its older name VK_ICD_FILENAMES, the loader loads the named drivers and no others',
      strength: 'documented',
    },
    {
      url: 'https://github.com/nomic-ai/gpt4all/issues/1990',
      date: '2024-02-23',
      establishes: 'a user who set it to the manifest of another vendor; the maintainer says that the loader needs no such variable',
      strength: 'maintainer-confirmed',
    },
  ],
});
