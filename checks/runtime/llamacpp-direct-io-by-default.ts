import { all, any, defineCheck, gate, gpus, runtimes, servers } from '#api';

// Negated twice: without the build neither an AMD card nor Vulkan makes this cause likely.
const onVulkan = (runtime: typeof runtimes.item) => gate(all(runtime.kind.is('llama.cpp'), runtime.backends.has('vulkan')));

export default defineCheck({
  id: 'llamacpp-direct-io-by-default',
  layer: 'runtime',
  kind: 'exposure',
  title: 'llama.cpp around January 2026 loads models by direct I/O, which can fail on AMD Vulkan',
  impact: 'blocked',
  symptom: 'Right after an update loading ends with “read error: Bad address” or ErrorDeviceLost, or takes far more memory.',
  blamedOn: 'a broken GGUF, or the disk',
  runtimes: ['llama.cpp', 'lm-studio'],
  when: all(
    gate(gpus.some((gpu) => gpu.vendor.is('amd'))),
    any(
      runtimes.some((runtime) =>
        // A build's number counts the commits up to it: the default came with the 7668th (pull request 18166) and went with the 7853rd (19109).
        all(onVulkan(runtime), runtime.build.inRanges({ introduced: '7668', fixed: '7853' })),
      ),
      // From the 7465th on (18012) whoever turned mmap off got it.
      all(
        runtimes.some((runtime) => all(onVulkan(runtime), runtime.build.inRanges({ introduced: '7465', fixed: '7668' }))),
        servers.some((server) => all(server.kind.is('llama.cpp'), server.flags.has('--no-mmap'))),
      ),
    ),
  ),
  // Who asks for mmap by name gets it, in place of direct I/O.
  unless: any(
    runtimes.some((runtime) => all(runtime.kind.is('llama.cpp'), runtime.build.atLeast('7853'))),
    servers.some((server) => all(server.kind.is('llama.cpp'), any(server.flags.has('--no-direct-io'), server.flags.has('-ndio'), server.flags.has('--mmap')))),
  ),
  // That direct I/O is on is said where it works, too. A lost device has many causes.
  hints: [/error loading model: read error: (?:Bad address|Invalid argument)/, /error loading model: vk::Queue::submit: ErrorDeviceLost/],
  remedy: [
    { do: 'Update llama.cpp; direct I/O is off again since b7853 of 28 January 2026. In LM Studio choose a newer Vulkan engine, or 1.65.0 and older.' },
    { do: 'In January’s builds: pass --no-direct-io, or --mmap. In those of December, which do not know it: leave --no-mmap out.', setting: '--no-direct-io' },
  ],
  verify: 'llama-server --version   # 7853 or later',
  owner: { component: 'llama.cpp' },
  evidence: [
    {
      url: 'https://github.com/ggml-org/llama.cpp/issues/18962',
      date: '2026-01-20',
      establishes: 'RX 5700 XT: b7667 loads, b7668 ends with ErrorDeviceLost',
      strength: 'single-report',
    },
    {
      url: 'https://github.com/ggml-org/llama.cpp/pull/19109',
      date: '2026-01-26',
      establishes: 'direct I/O is off by default again; merged on 28 January as b7853',
      strength: 'maintainer-confirmed',
    },
    {
      url: 'https://github.com/ggml-org/llama.cpp/pull/18778',
      date: '2026-01-14',
      establishes: 'a maintainer: Vulkan has trouble with loading by direct I/O; its author: --mmap given to llama-server or llama-cli turns direct I/O off',
      strength: 'maintainer-confirmed',
    },
    {
      url: 'https://github.com/ggml-org/llama.cpp/issues/18473',
      date: '2025-12-30',
      establishes: 'Radeon 780M with b7574 and --no-mmap: the same error at loading',
      strength: 'single-report',
    },
    {
      url: 'https://github.com/ggml-org/llama.cpp/pull/18166',
      date: '2025-12-18',
      establishes: 'direct I/O, which came with mmap turned off (18012), becomes the default over mmap; merged on 8 January as b7668',
      strength: 'maintainer-confirmed',
    },
    {
      url: 'https://github.com/ggml-org/llama.cpp/issues/18835',
      date: '2026-01-14',
      establishes: 'wrong output on two NVIDIA cards by Vulkan since b7668: a maintainer advises --no-direct-io, which cures it',
      strength: 'single-report',
    },
    {
      url: 'https://github.com/lmstudio-ai/lmstudio-bug-tracker/issues/1343',
      date: '2026-01-01',
      establishes: 'the same error in LM Studio on a Radeon 8060S, from its Vulkan engine 1.66.0 on; 1.65.0 loads',
      strength: 'single-report',
    },
    {
      url: 'https://github.com/kyuz0/amd-strix-halo-toolboxes/issues/41',
      date: '2026-01-06',
      establishes: 'Strix Halo with mmap off: the same error',
      strength: 'single-report',
    },
  ],
});
