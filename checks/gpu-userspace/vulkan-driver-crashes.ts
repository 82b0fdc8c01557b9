import { defineCheck, vulkanManifests } from '#api';

export default defineCheck({
  id: 'vulkan-driver-crashes',
  layer: 'gpu-userspace',
  kind: 'fault',
  title: 'A Vulkan driver that is installed crashes every program that creates an instance',
  impact: 'blocked',
  symptom: 'Vulkan programs die at start with a segmentation fault or an abort, before they list a device; also those that would use another GPU.',
  blamedOn: 'the runtime: it is the one that dies',
  runtimes: ['llama.cpp', 'koboldcpp', 'lm-studio', 'ollama', 'lemonade'],
  // Seen in a child process of ours, with this manifest alone and without layers.
  when: vulkanManifests.some((manifest) => manifest.outcome.is('crashes')),
  explains: ['vulkan-gpu-not-listed'],
  remedy: [
    {
      do: 'Leave the driver out: name the manifests of the drivers that work, by the paths that they have here, separated by colons (for loaders before 1.3.207, as in Ubuntu 22.04, in VK_ICD_FILENAMES). This hides the GPUs of the others from Vulkan. RADV’s is called radeon_icd.x86_64.json or radeon_icd.json:',
      commands: ['ls /usr/share/vulkan/icd.d/*.json /etc/vulkan/icd.d/*.json'],
      setting: 'VK_DRIVER_FILES=/usr/share/vulkan/icd.d/radeon_icd.x86_64.json',
    },
    { do: 'Reinstall or update the package that owns the manifest; remove it where its GPU is not in this machine.' },
  ],
  verify: 'vulkaninfo --summary   # ends without a crash',
  owner: { component: 'mesa' },
  evidence: [
    {
      url: 'https://github.com/KhronosGroup/Vulkan-Loader/issues/1287',
      date: '2023-09-18',
      establishes: 'vulkaninfo and games crashing at instance creation; the loader’s maintainer traces it to a driver, mended in Mesa',
      strength: 'maintainer-confirmed',
    },
    {
      url: 'https://github.com/KhronosGroup/Vulkan-Loader/issues/182',
      date: '2019-04-25',
      establishes: 'installed drivers that crash the loader while it looks at them, also for programs that use another GPU',
      strength: 'maintainer-confirmed',
    },
  ],
});
