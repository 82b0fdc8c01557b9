import { all, any, defineCheck, gibberishOnSeveralGpus, gpus, kernel, not, platform, rightOnOneGpu, runtimes, servers, told } from '#api';

export default defineCheck({
  id: 'radeon-peer-copies-corrupt-output',
  layer: 'hardware',
  kind: 'exposure',
  title: 'Copies between Radeon cards arrive changed, so a model split over them writes gibberish',
  impact: 'silent-wrong',
  symptom: 'With ROCm one card answers sensibly, two or more write gibberish, “####” or “???”; Vulkan with the same cards is right.',
  blamedOn: 'the GGUF file, the chat template, the ROCm release',
  runtimes: ['llama.cpp', 'ollama', 'koboldcpp', 'lemonade'],
  when: all(
    // ROCm under WSL takes one card at a time.
    platform.system.is('native'),
    // Two cards that compute well together are common, and nothing logs a wrong word: only who reads it tells.
    told.complaints.has('wrong-output'),
    told.severalGpusWrong.is(true),
    gpus.atLeast(2, (gpu) => all(gpu.vendor.is('amd'), gpu.integrated.is(false))),
    not(runtimes.none((runtime) => runtime.kind.oneOf('llama.cpp', 'ollama', 'koboldcpp', 'lemonade', 'pytorch'))),
    // Vulkan does not copy so.
    not(runtimes.some((runtime) => all(runtime.backends.has('vulkan'), not(runtime.backends.has('hip'))))),
  ),
  unless: any(
    kernel.cmdline.has(/(?:^|\s)(?:iommu=pt|iommu\.passthrough=1|amd_iommu=off|intel_iommu=off|iommu=off)(?:\s|$)/),
    all(
      gpus.atLeast(2, (gpu) => gpu.iommuType.is('identity')),
      gpus.none((gpu) => all(gpu.vendor.is('amd'), gpu.integrated.is(false), not(gpu.iommuType.is('identity')))),
    ),
    servers.some((server) => server.environment.value('HIP_VISIBLE_DEVICES', /^\d$/)),
  ),
  said: [...rightOnOneGpu, ...gibberishOnSeveralGpus],
  remedy: [
    { do: 'As a test: one card only. If it answers sensibly, the copies between the cards are at fault.', setting: 'HIP_VISIBLE_DEVICES=0' },
    {
      do: 'See that GGML_CUDA_P2P is not in the environment of the server: any value, 0 as well, opens direct access between the cards. llama.cpp’s builds of the days before 15 April 2026 opened it by themselves: update those.',
    },
    { do: 'Build llama.cpp with -DGGML_CUDA_NO_PEER_COPY=ON, which copies through the memory of the host and costs some speed; or use Vulkan.' },
    {
      do: 'Or, where it is not so yet, put the IOMMU into passthrough on the kernel command line and reboot; where that does not help, turn it off in the firmware setup. Devices are then no longer kept apart from the memory of the host.',
      setting: 'iommu=pt',
    },
    { do: 'Put both cards into slots that hang on the processor, with as many lanes each; slots of the chipset do not pass such copies on well.' },
  ],
  verify: 'the same prompt with temperature 0 on one card and on both',
  owner: { component: 'rocm', tracker: 'https://github.com/ROCm/ROCm/issues' },
  evidence: [
    {
      url: 'https://github.com/ROCm/legacy-rocm-build/issues/6342',
      date: '2026-06-18',
      establishes: 'two gfx1200: one card and Vulkan are right; AMD: points at peer-to-peer copies that corrupt data',
      strength: 'maintainer-confirmed',
    },
    {
      url: 'https://github.com/ggml-org/llama.cpp/issues/12012',
      date: '2025-02-22',
      establishes: 'GGML_CUDA_NO_PEER_COPY cures it on two Radeons; a maintainer names the copies between them',
      strength: 'maintainer-confirmed',
    },
    {
      url: 'https://github.com/ggml-org/llama.cpp/pull/21910',
      date: '2026-04-15',
      establishes: 'merged: direct access between GPUs only where GGML_CUDA_P2P is set, since some mainboards answer with corrupt output',
      strength: 'maintainer-confirmed',
    },
    {
      url: 'https://github.com/ollama/ollama/blob/fb30760996871fa9460115c753afd2c60d4ab0f7/docs/troubleshooting.mdx',
      date: '2026-08-21',
      establishes: 'Ollama’s manual knows gibberish with several AMD GPUs on Linux, and leads to AMD’s page on their limits',
      strength: 'documented',
    },
    {
      url: 'https://rocm.docs.amd.com/projects/radeon-ryzen/en/docs-5.7.0/docs/limitations.html',
      date: '2023',
      establishes: 'AMD on several Radeons: equal numbers of lanes, and slots of the processor, not of the chipset',
      strength: 'documented',
    },
    {
      url: 'https://github.com/ggml-org/llama.cpp/issues/3051',
      date: '2024-01-27',
      establishes: 'two RX 7900 XTX write “#” as soon as the split touches both; HIP_VISIBLE_DEVICES=0 is right',
      strength: 'several-reports',
    },
  ],
});
