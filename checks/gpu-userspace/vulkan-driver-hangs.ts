import { defineCheck, vulkanManifests } from '#api';

export default defineCheck({
  id: 'vulkan-driver-hangs',
  layer: 'gpu-userspace',
  kind: 'fault',
  title: 'A Vulkan driver that is installed does not return from creating an instance',
  impact: 'blocked',
  symptom: 'Vulkan programs stand still at start, before they list a device, and take no CPU time; also those that would use another GPU.',
  blamedOn: 'the runtime, or a model that loads slowly',
  runtimes: ['llama.cpp', 'koboldcpp', 'lm-studio', 'ollama', 'lemonade'],
  // Asked alone in a child process of ours, which slept until it was ended; one that was still at work does not count.
  when: vulkanManifests.some((manifest) => manifest.outcome.is('hangs')),
  explains: ['vulkan-gpu-not-listed'],
  remedy: [
    {
      do: 'Leave the driver out: name the manifests of the drivers that work, separated by colons (for loaders before 1.3.207, as in Ubuntu 22.04, in VK_ICD_FILENAMES). This hides the GPUs of the others from Vulkan.',
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
      url: 'https://github.com/felixdoerre/primus_vk/issues/56',
      date: '2019-11-29',
      establishes: 'vulkaninfo and all Vulkan programs freeze at one driver manifest; without it Vulkan works on the other GPU',
      strength: 'several-reports',
    },
    {
      url: 'https://github.com/gfx-rs/wgpu/issues/3158',
      date: '2022-11-01',
      establishes: 'creating a Vulkan instance did not return on a laptop, and a system update mended it',
      strength: 'several-reports',
    },
  ],
});
