import { all, any, defineCheck, gpus, not, runtimes, servers, vulkanDevices } from '#api';

export default defineCheck({
  id: 'radv-heap-corrupted-by-vision',
  layer: 'gpu-userspace',
  kind: 'exposure',
  title: 'Mesa 25.0.7’s RADV corrupts the heap when llama.cpp builds the vision pipelines',
  impact: 'unstable',
  symptom: 'llama-server works with text and dies with a segmentation fault on the first image.',
  blamedOn: 'the mmproj file, the image, or llama.cpp',
  runtimes: ['llama.cpp'],
  when: all(
    gpus.some((gpu) => gpu.arch.is('gfx1030')),
    vulkanDevices.some((device) =>
      all(
        device.driverId.is('mesa-radv'),
        not(device.type.is('cpu')),
        device.mesa.inRanges({ introduced: null, fixed: null, seen: ['25.0.7', '25.0.7'] }),
        device.mesa.below('26.0.5'),
      ),
    ),
    // The same Mesa serves many without a crash.
    runtimes.some((runtime) => all(runtime.kind.is('llama.cpp'), runtime.startError.has(/SIGSEGV|SIGABRT|[Ss]egmentation fault|core dumped/))),
    servers.some((server) =>
      // A server on ROCm has not loaded RADV.
      all(
        server.kind.is('llama.cpp'),
        server.libraries.hasMatch(/vulkan/),
        any(server.flags.has('--mmproj'), server.flags.has('--mmproj-url')),
        not(server.flags.has('--no-mmproj-offload')),
      ),
    ),
  ),
  hints: [/segfault at [0-9a-f]{1,16} ip [^\n]{0,80}libvulkan_radeon\.so/],
  remedy: [
    { do: 'Update Mesa to 26.0.5 or newer, which the reporter has verified. It changes the desktop’s drivers too.' },
    { do: 'Until then keep the projector on the CPU; images take longer to read.', setting: '--no-mmproj-offload' },
  ],
  verify: 'send one image to /v1/chat/completions; the process stays alive',
  owner: { component: 'mesa', tracker: 'https://gitlab.freedesktop.org/mesa/mesa/-/issues' },
  evidence: [
    {
      url: 'https://github.com/ggml-org/llama.cpp/issues/22128',
      date: '2026-04-23',
      establishes: 'crash on an RX 6900 XT with Mesa 25.0.7; closed in Mesa, and clean with 26.0.5 there and on an RX 580',
      strength: 'single-report',
    },
  ],
});
