import { all, any, defineCheck, environment, gate, gpus, not, platform, runtimes, vulkan, vulkanDevices, vulkanManifests } from '#api';

const unseen = (generation: RegExp, drivers: readonly [string, ...string[]]) =>
  all(
    gpus.some((gpu) => all(gpu.generation.has(generation), gpu.driver.oneOf('amdgpu', 'i915', 'xe'), gpu.renderNodeOpens.is(true))),
    vulkanManifests.some((manifest) =>
      all(
        manifest.driver.oneOf(...drivers),
        // A driver that gives up on a chip that it does not know may end the loader's whole list.
        any(manifest.outcome.is('answers'), all(manifest.outcome.is('refuses'), not(manifest.said.has(/Failed loading library|cannot open shared object/)))),
      ),
    ),
  );

const amd = /^rdna/;
const intel = /^(?:tiger|alder|raptor|meteor|arrow|lunar|panther)-lake$|^alchemist$|^battlemage$|^dg1$/;

export default defineCheck({
  id: 'vulkan-gpu-not-listed',
  layer: 'gpu-userspace',
  kind: 'fault',
  title: 'The kernel drives a GPU that its Vulkan driver does not list: Mesa may be too old',
  impact: 'degraded',
  symptom: 'Vulkan builds find no GPU or only llvmpipe, although the driver is installed and the render node opens.',
  blamedOn: 'the runtime, or the kernel driver',
  runtimes: ['llama.cpp', 'koboldcpp', 'lm-studio', 'ollama', 'lemonade'],
  when: all(
    platform.system.is('native'),
    // Generations that Mesa drives for certain once it is new enough; compute cards and old ones are left out.
    gate(gpus.some((gpu) => any(gpu.generation.has(amd), gpu.generation.has(intel)))),
    vulkanDevices.none((device) => not(device.type.is('cpu'))),
    // Of use only to a runtime that has nothing but Vulkan for the GPU.
    runtimes.some((runtime) => all(runtime.backends.has('vulkan'), not(runtime.backends.hasAny('hip', 'sycl', 'cuda')))),
  ),
  // What a report hardly ever tells.
  unless: any(
    not(vulkan.instance.is('VK_SUCCESS')),
    not(vulkan.driverFiles.isAbsent()),
    environment.variables.has('VK_LOADER_DRIVERS_DISABLE'),
    environment.variables.has('VK_LOADER_DRIVERS_SELECT'),
    not(vulkan.skipped.isEmpty()),
    not(any(unseen(amd, ['mesa-radv']), unseen(intel, ['mesa-anv']))),
  ),
  hints: [
    // RADV’s own words: it opened a GPU and cannot go on with it. So it says of the virtual GPU of a virtual machine, and where the kernel refuses it.
    /\bradv_physical_device\.c:\d{1,5}\] Code 0 : failed to initialize winsys\b/,
    // Mesa's own words for an AMD chip that this release does not know; its OpenGL and video drivers say them as well.
    /amdgpu: unknown \(family_id, chip_external_rev\): \(\d{1,4}, \d{1,4}\)/,
    /Call to 'vkEnumeratePhysicalDevices' in ICD [^\n]{0,120}libvulkan_(?:radeon|intel)\.so failed with error code -3/,
  ],
  explains: ['vulkan-driver-for-gpu-missing'],
  remedy: [
    {
      do: 'Update Mesa (the package mesa-vulkan-drivers, vulkan-radeon or vulkan-intel): each GPU generation needs a release that knows it. A newer Mesa changes the desktop’s drivers too.',
    },
    { do: 'In a container, take an image with a newer Mesa: the host’s version does not count there.' },
  ],
  verify: 'vulkaninfo --summary   # lists the GPU; driverInfo names the Mesa release',
  owner: { component: 'mesa' },
  evidence: [
    {
      url: 'https://github.com/mudler/LocalAI/issues/7327',
      date: '2025-11-21',
      establishes: 'a Radeon 8060S that RADV lists on the host and not in a container with an older Mesa, and what Mesa and the loader print there',
      strength: 'several-reports',
    },
    {
      url: 'https://github.com/snapcrafters/tmnationsforever/issues/41',
      date: '2023-10-15',
      establishes: 'the line about an unknown chip comes from OpenGL’s driver in a snap, too, whatever Vulkan on the host lists',
      strength: 'several-reports',
    },
    {
      url: 'https://github.com/GPUOpen-Drivers/AMDVLK/issues/401',
      date: '2025-03-13',
      establishes: 'a Vulkan driver lists only chips that its release knows: an RX 9070 XT beside an iGPU (maintainer)',
      strength: 'maintainer-confirmed',
    },
  ],
});
