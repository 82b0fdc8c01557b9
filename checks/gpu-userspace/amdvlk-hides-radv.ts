import { all, any, defineCheck, not, runtimes, servers, services, vulkan, vulkanDevices, vulkanManifests } from '#api';

export default defineCheck({
  id: 'amdvlk-hides-radv',
  layer: 'gpu-userspace',
  kind: 'fault',
  title: 'AMDVLK’s switchable-graphics layer hides RADV from Vulkan programs',
  impact: 'risk',
  symptom: 'Programs see “AMD open-source driver” alone, although Mesa’s RADV is installed; allocations above 2 GiB fail.',
  blamedOn: 'llama.cpp’s Vulkan back end, or too little VRAM',
  runtimes: ['llama.cpp', 'koboldcpp', 'lm-studio', 'ollama', 'lemonade'],
  when: all(
    vulkan.layers.hasMatch(/^VK_LAYER_AMD_switchable_graphics/),
    vulkanManifests.some((manifest) => all(manifest.driver.is('amdvlk'), manifest.file.is('ok'))),
    // Our own question is asked without layers, so both drivers are seen where both are there.
    vulkanDevices.some((device) => device.driverId.is('amd-open-source')),
    vulkanDevices.some((device) => device.driverId.is('mesa-radv')),
    // Without a program on Vulkan nobody misses it.
    not(runtimes.none((runtime) => runtime.backends.has('vulkan'))),
  ),
  unless: any(
    vulkan.switches.value('AMD_VULKAN_ICD', /^RADV$/i),
    // What a service runs with its unit tells, also where its process is closed to us.
    servers.some((server) => all(not(server.unit.has(/\.service$/)), server.environment.value('AMD_VULKAN_ICD', /^RADV$/i))),
    services.some((service) => service.environment.value('AMD_VULKAN_ICD', /^RADV$/i)),
    vulkan.switches.has('DISABLE_LAYER_AMD_SWITCHABLE_GRAPHICS_1'),
    vulkan.switches.value('VK_LOADER_LAYERS_DISABLE', /~(?:all|implicit)~|AMD|(?:^|,)\*(?:,|$)/i),
    not(vulkan.driverFiles.isAbsent()),
  ),
  explains: ['amdvlk-2gib-buffer-limit'],
  remedy: [
    { do: 'Remove the amdvlk package where nothing needs it: the driver is no longer developed by AMD.' },
    {
      do: 'Or choose RADV where the runtime starts (for a service in its unit’s environment); other programs are not affected.',
      setting: 'AMD_VULKAN_ICD=RADV',
    },
  ],
  verify: 'vulkaninfo --summary | grep driverName   # radv',
  owner: { component: 'amdvlk' },
  evidence: [
    {
      url: 'https://github.com/GPUOpen-Drivers/AMDVLK/issues/218',
      date: '2021-04-08',
      establishes: 'AMD’s developers: an installed AMDVLK is meant to be the default, AMD_VULKAN_ICD=RADV switches',
      strength: 'maintainer-confirmed',
    },
    {
      url: 'https://github.com/GPUOpen-Drivers/AMDVLK/issues/269',
      date: '2024-08-15',
      establishes: 'the same default stated again for later releases',
      strength: 'maintainer-confirmed',
    },
    {
      url: 'https://github.com/ValveSoftware/Proton/pull/4931',
      date: '2021-07-30',
      establishes: 'the layer removes RADV from what is enumerated; the variable that switches it off',
      strength: 'maintainer-confirmed',
    },
    {
      url: 'https://github.com/NixOS/nixpkgs/pull/444693',
      date: '2025-09-20',
      establishes: 'AMD has given the driver up in favour of RADV, and distributions drop it',
      strength: 'documented',
    },
  ],
});
