import { all, defineCheck, gpus, not, platform, servers } from '#api';

export default defineCheck({
  id: 'llamacpp-p2p-through-iommu',
  layer: 'kernel',
  kind: 'exposure',
  title: 'GGML_CUDA_P2P is set, and a translating IOMMU drops the copies between the GPUs',
  impact: 'silent-wrong',
  symptom: 'A model on one card answers sensibly; split over two it writes “!!!!”, slashes or word salad, and nothing is logged.',
  blamedOn: 'the GGUF file, the chat template or the quantization',
  runtimes: ['llama.cpp'],
  when: all(
    platform.system.is('native'),
    platform.vm.isAbsent(),
    // Its presence counts, not its value: =0 switches peer access on as well.
    servers.some((server) =>
      all(
        server.kind.oneOf('llama.cpp', 'ollama', 'koboldcpp', 'lm-studio', 'lemonade'),
        server.environment.has('GGML_CUDA_P2P'),
        // On one card nothing is copied.
        not(server.environment.value('CUDA_VISIBLE_DEVICES', /^[^,]{0,80}$/)),
        not(server.flags.value('--split-mode', 'none')),
        not(server.environment.value('LLAMA_ARG_SPLIT_MODE', 'none')),
        not(server.flags.value('--device', /^[^,]{1,80}$/)),
        not(server.environment.value('LLAMA_ARG_DEVICE', /^[^,]{1,80}$/)),
      ),
    ),
    // Cards that may copy to each other over PCIe and have no NVLink, which would pass the IOMMU by.
    gpus.atLeast(2, (gpu) => all(gpu.driver.is('nvidia'), gpu.name.has(/RTX PRO \d|\b6000 Ada|\bL40S?\b|\bL4\b/), gpu.iommuType.oneOf('DMA', 'DMA-FQ'))),
  ),
  remedy: [
    { do: 'Unset the variable for the server and restart it; setting it to 0 does not help. Copies then go through the memory of the host.' },
    {
      do: 'Or put the IOMMU into passthrough on the kernel command line and reboot. Devices are then no longer kept apart from the memory of the host.',
      setting: 'iommu=pt',
    },
  ],
  verify: 'cat /sys/bus/pci/drivers/nvidia/*/iommu_group/type   # identity; then compare the answers of one card and of both',
  owner: { component: 'llama.cpp' },
  evidence: [
    {
      url: 'https://github.com/unslothai/unsloth/pull/10646',
      date: '2026-09-09',
      establishes: 'the mechanism on bare metal, and llama.cpp’s own warning; merged as a repair for two RTX 6000 Ada',
      strength: 'maintainer-confirmed',
    },
    {
      url: 'https://github.com/unslothai/unsloth/issues/10613',
      date: '2026-09-09',
      establishes: 'every model answers garbage with the variable, on two RTX 6000 Ada without NVLink; llama.cpp tests for its presence',
      strength: 'several-reports',
    },
    {
      url: 'https://docs.nvidia.com/nim/maxine/lipsync/latest/advanced-usage/multi-gpu.html',
      date: '2026',
      establishes: 'NVIDIA: peer copies through an IOMMU are not supported on bare-metal Linux over PCIe; iommu=pt is the advice',
      strength: 'documented',
    },
  ],
});
