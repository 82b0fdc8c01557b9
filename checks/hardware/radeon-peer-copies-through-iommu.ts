import { all, any, defineCheck, gpus, platform, runtimes, torch } from '#api';

export default defineCheck({
  id: 'radeon-peer-copies-through-iommu',
  layer: 'hardware',
  kind: 'exposure',
  title: 'Copies between Radeon cards pass a translating IOMMU; ROCm may return garbage',
  impact: 'silent-wrong',
  symptom: 'A model on one card answers sensibly; split over two it writes nonsense or hangs. Vulkan over both cards is right.',
  blamedOn: 'the GGUF file, the chat template or the ROCm release',
  runtimes: ['llama.cpp', 'ollama', 'vllm', 'pytorch'],
  when: all(
    platform.vm.isAbsent(),
    gpus.atLeast(2, (gpu) => all(gpu.integrated.is(false), gpu.driver.is('amdgpu'), any(gpu.iommuType.is('DMA'), gpu.iommuType.is('DMA-FQ')))),
    any(
      runtimes.some((runtime) => runtime.backends.has('hip')),
      torch.some((environment) => environment.variant.has(/^rocm/)),
    ),
  ),
  remedy: [
    {
      do: 'Put the IOMMU into passthrough on the kernel command line and reboot. Devices are then no longer kept apart from the memory of the host.',
      setting: 'iommu=pt',
    },
    { do: 'Or keep the cards from copying to each other: build llama.cpp with -DGGML_CUDA_NO_PEER_COPY=ON; or use Vulkan, or one card.' },
  ],
  verify: 'cat /sys/bus/pci/drivers/amdgpu/*/iommu_group/type   # identity; then compare the answers of one card and of both',
  owner: { component: 'rocm', tracker: 'https://github.com/ROCm/legacy-rocm-build/issues/6342' },
  evidence: [
    {
      url: 'https://github.com/ROCm/legacy-rocm-build/issues/6342',
      date: '2026-06-18',
      establishes: 'AMD: garbage over two gfx1200 cards points at copies between the GPUs; one card and Vulkan are right',
      strength: 'maintainer-confirmed',
    },
    {
      url: 'https://rocm.docs.amd.com/projects/radeon-ryzen/en/docs-6.2.3/docs/install/native_linux/mgpu.html',
      date: '2025',
      establishes: 'AMD’s limits of multi-GPU on Radeon, with guidance on the IOMMU',
      strength: 'documented',
    },
    {
      url: 'https://github.com/ggml-org/llama.cpp/issues/12012',
      date: '2025-02-22',
      establishes: 'GGML_CUDA_NO_PEER_COPY cures it; the maintainer explains',
      strength: 'maintainer-confirmed',
    },
  ],
});
