import { all, any, defineCheck, gate, gpus, models, ollama, ollamaWithoutRocmTarget } from '#api';

export default defineCheck({
  id: 'ollama-rocm-target-missing',
  layer: 'runtime',
  kind: 'exposure',
  title: 'Ollama’s ROCm libraries hold no code for this Radeon’s gfx target, so it is left out',
  impact: 'degraded',
  symptom: 'An RX 6700, 6600, 6500, 5700, 580 or a Radeon 680M or 780M is found, “amdgpu is not supported” follows, and models run on the CPU.',
  blamedOn: 'the AMD driver, or the ROCm installation',
  runtimes: ['ollama'],
  when: all(
    // From 0.12.4 on the libraries themselves are asked, which ends that process; from 0.12.11 on there is Vulkan for such cards.
    // A negation: of itself the release makes no Radeon likely.
    gate(ollama.version.inRanges({ introduced: '0.1.29', fixed: '0.12.11' })),
    // In none of the lists of targets of these releases; RX 5700 (gfx1010) and 5500 (gfx1012) came in between.
    gpus.some((gpu) => gpu.arch.oneOf('gfx803', 'gfx1011', 'gfx1031', 'gfx1032', 'gfx1033', 'gfx1034', 'gfx1035', 'gfx1103', 'gfx1150')),
    gpus.none((gpu) =>
      gpu.arch.oneOf('gfx900', 'gfx906', 'gfx908', 'gfx90a', 'gfx942', 'gfx1010', 'gfx1012', 'gfx1030', 'gfx1100', 'gfx1101', 'gfx1102', 'gfx1200', 'gfx1201'),
    ),
  ),
  // A build with other targets, or whatever else made it work; beside an NVIDIA card it is the processor's graphics that is left out.
  unless: any(
    gpus.some((gpu) => gpu.vendor.is('nvidia')),
    ollama.environment.value('HSA_OVERRIDE_GFX_VERSION', /\d/),
    ollama.compute.hasAny('rocm', 'vulkan'),
    // A card that is kept for a virtual machine.
    gpus.some((gpu) => all(gpu.vendor.is('amd'), gpu.driver.is('vfio-pci'))),
  ),
  bites: all(
    gpus.some((gpu) => gpu.arch.oneOf('gfx803', 'gfx1011', 'gfx1031', 'gfx1032', 'gfx1033', 'gfx1034', 'gfx1035', 'gfx1103', 'gfx1150')),
    any(
      ollama.compute.has('cpu'),
      models.some((model) => all(model.runtime.is('ollama'), model.sizeVram.is(0))),
    ),
  ),
  proves: [...ollamaWithoutRocmTarget],
  // The words without a list of targets come from other libraries, or with an empty one.
  hints: [/amdgpu is not supported/, /amdgpu too old gfx/, /failure during GPU discovery(?!.{0,300}\/cuda_).{0,400}runner crashed/],
  remedy: [
    {
      do: 'Update to Ollama 0.30 or later, whose Vulkan back end takes these cards; an integrated GPU needs OLLAMA_IGPU_ENABLE=1 there. In a container that is the image without the tag rocm, which has no Vulkan, started with --device /dev/dri.',
    },
    {
      do: 'For gfx1031 to gfx1035: have ROCm take the card for gfx1030, whose instructions they share, in the environment of the server. It is not supported: it can crash, hang the GPU or compute wrongly, so compare answers. gfx803 has no relative in the list, and for gfx1103 an override hung machines.',
      setting: 'HSA_OVERRIDE_GFX_VERSION=10.3.0',
    },
  ],
  verify: 'journalctl -u ollama --no-pager | grep -E "gpu_type|inference compute"',
  owner: { component: 'ollama' },
  evidence: [
    {
      url: 'https://reviews.llvm.org/D90447',
      date: '2020-10',
      establishes: 'AMD gives gfx1030 to gfx1033 the same features in LLVM, instruction sets and all',
      strength: 'documented',
    },
    {
      url: 'https://github.com/ollama/ollama/blob/v0.1.33/docs/gpu.md',
      date: '2024-05',
      establishes: 'ROCm does not support all GPUs, the targets that the libraries hold, and the override to a target that is close, with gfx1034 as gfx1030',
      strength: 'documented',
    },
    {
      url: 'https://github.com/ollama/ollama/blob/v0.5.13/discover/amd_linux.go',
      date: '2025-03',
      establishes: 'when the message is printed: the target is not in the list, and no override is set',
      strength: 'documented',
    },
    {
      url: 'https://github.com/ollama/ollama/blob/v0.12.6/CMakePresets.json',
      date: '2025-10-16',
      establishes: 'the targets of the releases from 0.12.4 on: these are not among them',
      strength: 'documented',
    },
    {
      url: 'https://github.com/ollama/ollama/issues/12673',
      date: '2025-10-17',
      establishes: 'an integrated Radeon with 0.12.6: the discovery crashes, and Vulkan is not tried',
      strength: 'single-report',
    },
    {
      url: 'https://github.com/ollama/ollama/issues/4099',
      date: '2024-05-02',
      establishes: 'gfx1103 with the first wording, and the maintainer’s question for the override',
      strength: 'maintainer-confirmed',
    },
  ],
});
