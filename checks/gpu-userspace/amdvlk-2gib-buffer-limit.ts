import { all, any, defineCheck, not, runtimes, servers, services, vulkan, vulkanDevices } from '#api';

/** A number of bytes above 2147483648. */
const above2GiB =
  '(?:2147483(?:649|6[5-9]\\d|[7-9]\\d\\d)|214748[4-9]\\d{3}|214749\\d{4}|2147[5-9]\\d{5}|214[89]\\d{6}|21[5-9]\\d{7}|2[2-9]\\d{8}|[3-9]\\d{9}|\\d{11,15})';

export default defineCheck({
  id: 'amdvlk-2gib-buffer-limit',
  layer: 'gpu-userspace',
  kind: 'exposure',
  title: 'AMDVLK is the Vulkan driver in use, and it allows no allocation above 2 GiB',
  impact: 'blocked',
  symptom:
    'Large models or contexts fail to load with ErrorOutOfDeviceMemory although memory is free, above all on llama.cpp of 2025 or older; RADV loads them.',
  blamedOn: 'VRAM or GTT being full',
  runtimes: ['llama.cpp', 'koboldcpp', 'lm-studio', 'ollama'],
  when: all(
    vulkanDevices.some((device) =>
      any(
        // Its releases have the limit since autumn 2019, and no new ones come.
        device.driverId.is('amd-open-source'),
        all(device.driverId.is('amd-proprietary'), device.maxAllocation.below(2_147_483_649)),
      ),
    ),
    // llama.cpp prefers RADV where both list the GPU.
    any(
      vulkanDevices.none((device) => device.driverId.is('mesa-radv')),
      all(
        vulkan.layers.hasMatch(/^VK_LAYER_AMD_switchable_graphics/),
        not(vulkan.switches.has('DISABLE_LAYER_AMD_SWITCHABLE_GRAPHICS_1')),
        not(vulkan.switches.value('VK_LOADER_LAYERS_DISABLE', /~(?:all|implicit)~|AMD|(?:^|,)\*(?:,|$)/i)),
      ),
    ),
  ),
  unless: any(
    vulkan.switches.value('AMD_VULKAN_ICD', /^RADV$/i),
    // What a service runs with its unit tells, also where its process is closed to us.
    servers.some((server) => all(not(server.unit.has(/\.service$/)), server.environment.value('AMD_VULKAN_ICD', /^RADV$/i))),
    services.some((service) => service.environment.value('AMD_VULKAN_ICD', /^RADV$/i)),
    // Without a program on Vulkan nobody meets it, and llama.cpp from the middle of January 2026 on splits what is too large, or leaves it to the CPU.
    runtimes.none((runtime) => all(runtime.backends.has('vulkan'), not(all(runtime.kind.is('llama.cpp'), runtime.build.atLeast('7740'))))),
    // Beside a card the graphics of a processor are left alone.
    all(
      vulkanDevices.some((device) => all(device.type.is('discrete'), not(device.driverId.oneOf('amd-open-source', 'amd-proprietary')))),
      vulkanDevices.none((device) => all(device.driverId.oneOf('amd-open-source', 'amd-proprietary'), not(device.type.is('integrated')))),
    ),
  ),
  hints: [
    /Requested buffer size exceeds device (?:memory allocation|buffer size) limit: ErrorOutOfDeviceMemory/,
    // A full GPU says it of smaller sizes, too.
    new RegExp(`Device memory allocation of size ${above2GiB} failed`),
  ],
  said: [
    /\b(?:allocat\w{1,4}|buffers?)\b[^.;\n]{0,60}\b(?:larger|bigger|more|greater|above|over|beyond|exceed\w{0,3})\b(?: than)? (?:about |~ ?|roughly )?2(?:\.0)? ?(?:Gi?B|gigs?)\b(?! (?:works?|is fine|load)\b)/i,
  ],
  explains: ['vulkan-buffer-above-limit'],
  remedy: [
    {
      do: 'Use Mesa’s RADV: install it, and remove amdvlk or choose RADV where the runtime starts.',
      setting: 'AMD_VULKAN_ICD=RADV',
    },
    {
      do: 'Or update llama.cpp, or the program that embeds it: since September 2025 it makes its compute buffers of several pieces, and since January 2026 it computes what is too large for one on the CPU.',
    },
    {
      do: 'Where a single tensor is still too large, stay below the limit: a smaller context or a quantised KV cache, a smaller -ub, no vision projector on the GPU (--no-mmproj-offload).',
    },
  ],
  verify: 'vulkaninfo | grep -m1 maxMemoryAllocationSize   # above 0x80000000',
  owner: { component: 'amdvlk' },
  evidence: [
    {
      url: 'https://github.com/GPUOpen-Drivers/AMDVLK/issues/413',
      date: '2025-08-04',
      establishes: 'maxMemoryAllocationSize 0x80000000; the same models load on RADV; llama.cpp’s maintainer names 2 GB for both of AMD’s drivers',
      strength: 'maintainer-confirmed',
    },
    {
      url: 'https://github.com/ggml-org/llama.cpp/pull/15815',
      date: '2025-09-24',
      establishes: 'merged: compute buffers are split by the size that the back end names; a tensor stays in one piece',
      strength: 'maintainer-confirmed',
    },
    {
      url: 'https://github.com/ggml-org/llama.cpp/pull/18646',
      date: '2026-01',
      establishes: 'merged: the Vulkan back end leaves operations on tensors above the limit to the CPU',
      strength: 'maintainer-confirmed',
    },
    {
      url: 'https://github.com/GPUOpen-Drivers/xgl/issues/40',
      date: '2019-10-17',
      establishes: 'a release of that autumn lowered the limit from 4 to 2 GiB',
      strength: 'several-reports',
    },
    {
      url: 'https://github.com/kyuz0/amd-strix-halo-toolboxes/blob/main/README.md',
      date: '2026-08-19',
      establishes: 'the limit stands in the table of stacks, with the remark that some large models do not load',
      strength: 'documented',
    },
  ],
});
