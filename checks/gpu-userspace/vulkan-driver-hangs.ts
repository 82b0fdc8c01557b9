import { all, any, defineCheck, driverLibraries, not, vulkanManifests } from '#api';

export default defineCheck({
  id: 'vulkan-driver-hangs',
  layer: 'gpu-userspace',
  kind: 'fault',
  title: 'A Vulkan driver that is installed does not return from creating an instance in a second',
  impact: 'blocked',
  symptom: 'Vulkan programs stand still at start, before they list a device, and take no CPU time; also those that would use another GPU.',
  blamedOn: 'the runtime, or a model that loads slowly',
  runtimes: ['llama.cpp', 'koboldcpp', 'lm-studio', 'ollama', 'lemonade'],
  // Asked alone in a child process of ours, which slept until it was ended; one that was still at work does not count.
  when: any(
    vulkanManifests.some((manifest) => all(manifest.outcome.is('hangs'), not(manifest.driver.is('nvidia')))),
    // Without persistence NVIDIA’s driver starts each GPU anew for a program, which sleeps meanwhile: where NVML has listed them, they had been started.
    all(
      vulkanManifests.some((manifest) => all(manifest.outcome.is('hangs'), manifest.driver.is('nvidia'))),
      driverLibraries.some((library) => all(library.api.is('nvml'), library.outcome.is('answers'))),
    ),
  ),
  explains: ['vulkan-gpu-not-listed'],
  remedy: [
    {
      do: 'Leave the driver out: name the manifests of the drivers that work, by the paths that they have here, separated by colons (for loaders before 1.3.207, as in Ubuntu 22.04, in VK_ICD_FILENAMES). This hides the GPUs of the others from Vulkan. RADV’s is called radeon_icd.x86_64.json or radeon_icd.json:',
      commands: ['ls /usr/share/vulkan/icd.d/*.json /etc/vulkan/icd.d/*.json'],
      setting: 'VK_DRIVER_FILES=/usr/share/vulkan/icd.d/radeon_icd.x86_64.json',
    },
    {
      do: 'Look into the kernel log for the GPU’s driver: one that waits for a GPU that has fallen off the bus or does not wake stands still so. A reboot frees it.',
    },
  ],
  verify: 'timeout 10 vulkaninfo --summary   # ends by itself',
  owner: { component: 'mesa' },
  evidence: [
    {
      url: 'https://github.com/LostRuins/koboldcpp/issues/1435',
      date: '2025-03-21',
      establishes: 'vulkaninfo does not return with NVIDIA’s 570.124.04, and a program that asks it stands still at its start',
      strength: 'single-report',
    },
    {
      url: 'https://github.com/gfx-rs/wgpu/issues/3158',
      date: '2022-11-01',
      establishes: 'creating a Vulkan instance did not return on a laptop; after a system update it did, though only after half a minute',
      strength: 'single-report',
    },
    {
      url: 'https://docs.nvidia.com/deploy/driver-persistence/overview.html',
      date: '2025',
      establishes: 'without persistence a program waits one to three seconds for each GPU, which is no hang',
      strength: 'documented',
    },
  ],
});
