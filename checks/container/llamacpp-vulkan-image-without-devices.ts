import { all, container, defineCheck, not, runtimes, vulkanDevices } from '#api';

export default defineCheck({
  id: 'llamacpp-vulkan-image-without-devices',
  layer: 'container',
  kind: 'exposure',
  title: 'llama.cpp’s Vulkan image holds a back end that does not load (b9438, b9592 to b9641)',
  impact: 'degraded',
  symptom:
    'After pulling server-vulkan or full-vulkan anew, “no usable GPU found, --gpu-layers option will be ignored” or “invalid device: Vulkan0”; the same options work with an older tag.',
  blamedOn: 'the device options, the render group, or Mesa',
  runtimes: ['llama.cpp'],
  when: all(
    container.image.has(/(?:llama\.cpp|llama-swap):\S{0,40}vulkan/),
    runtimes.some((runtime) =>
      all(
        runtime.kind.is('llama.cpp'),
        not(runtime.backends.hasAny('cuda', 'hip')),
        // Reported working: b9426, b9570. No source names the cure; of the first time only the one build that was looked at is named.
        runtime.build.inRanges({ introduced: '9438', fixed: '9439' }, { introduced: '9592', fixed: null, seen: ['9592', '9641'] }),
      ),
    ),
  ),
  unless: vulkanDevices.some((device) => device.type.oneOf('discrete', 'integrated')),
  proves: [/\/app\/libggml-vulkan\.so: (?:error: )?symbol lookup error: undefined symbol: matmul_/],
  // That no GPU is found says nothing of the image; so the build has to be named.
  hints: [/\b(?:version: |vulkan-b|b)9(?:438|59[2-9]|6[0-3]\d|64[01])\b/],
  explains: ['llamacpp-without-gpu-backend'],
  remedy: [
    { do: 'Go back to a tag that lists the device, and pin it.', setting: 'ghcr.io/ggml-org/llama.cpp:server-vulkan-b9570' },
    {
      do: 'Or pull a newer one, and look at its list first.',
      setting: 'docker run --rm --device /dev/dri ghcr.io/ggml-org/llama.cpp:full-vulkan --server --list-devices',
    },
    { do: 'The release for Ubuntu from the project’s page finds the device, also within such a container.' },
  ],
  verify:
    'docker run --rm -e LD_DEBUG=libs --entrypoint /app/llama-server ghcr.io/ggml-org/llama.cpp:server-vulkan --list-devices 2>&1 | grep "undefined symbol"   # nothing of libggml-vulkan.so',
  owner: { component: 'llama.cpp' },
  evidence: [
    {
      url: 'https://github.com/defilantech/LLMKube/issues/725',
      date: '2026-06-16',
      establishes: 'the cause: libggml-vulkan.so of the image asks for a symbol that it lacks and is passed over silently; LD_DEBUG=libs shows it',
      strength: 'several-reports',
    },
    {
      url: 'https://github.com/ggml-org/llama.cpp/issues/23943',
      date: '2026-06-05',
      establishes: 'the same with b9438, while b9426 lists four cards; later tags worked again',
      strength: 'several-reports',
    },
    {
      url: 'https://github.com/ggml-org/llama.cpp/issues/24697',
      date: '2026-06-16',
      establishes: 'an RX 470 with Podman: b9570 lists the GPU, b9592 does not',
      strength: 'several-reports',
    },
    {
      url: 'https://github.com/ggml-org/llama.cpp/issues/24474',
      date: '2026-06-11',
      establishes: 'b9592 and an RX 7900 XTX: an empty list, while vulkaninfo in another image shows the card',
      strength: 'several-reports',
    },
    {
      url: 'https://github.com/ggml-org/llama.cpp/issues/24651',
      date: '2026-06-15',
      establishes: 'b9641 and a Radeon 780M: the image’s program lists nothing, the release b9642 in the same container lists the GPU',
      strength: 'several-reports',
    },
    {
      url: 'https://github.com/mostlygeek/llama-swap/issues/837',
      date: '2026-06-13',
      establishes: 'the same in llama-swap’s image with b9603',
      strength: 'several-reports',
    },
  ],
});
