import { all, any, defineCheck, not, ollama, platform, runtimes, vulkan, vulkanDevices } from '#api';

export default defineCheck({
  id: 'wsl-vulkan-software-only',
  layer: 'wsl',
  kind: 'exposure',
  title: 'WSL2 has no Vulkan driver for the GPU: Vulkan finds llvmpipe alone, or no driver',
  impact: 'degraded',
  symptom: 'The runtime finds no GPU, names llvmpipe as its Vulkan device and is no faster than without, or ends with VK_ERROR_INCOMPATIBLE_DRIVER.',
  blamedOn: 'the model, or too little VRAM',
  runtimes: ['llama.cpp', 'ollama', 'koboldcpp', 'lm-studio'],
  when: all(
    platform.system.is('wsl2'),
    any(
      all(
        not(vulkanDevices.isEmpty()),
        vulkanDevices.none((device) => not(device.type.is('cpu'))),
      ),
      vulkan.instance.is('VK_ERROR_INCOMPATIBLE_DRIVER'),
    ),
    runtimes.some((runtime) => all(runtime.backends.has('vulkan'), not(runtime.backends.hasAny('cuda', 'hip', 'sycl')))),
  ),
  // Another back end computes on the GPU.
  unless: all(not(ollama.version.isAbsent()), ollama.compute.hasAny('cuda', 'rocm')),
  hints: [
    /llvmpipe \(LLVM/,
    /lavapipe is not a conformant vulkan implementation/,
    // Not even Mesa’s software driver is installed.
    /\bVK_ERROR_INCOMPATIBLE_DRIVER\b|\bErrorIncompatibleDriver\b/,
  ],
  remedy: [
    { do: 'Use the CUDA build on NVIDIA, the ROCm build with librocdxg on AMD, the SYCL build on Intel; or run the Vulkan build in Windows itself.' },
    {
      do: 'Mesa’s Dozen driver (dzn), which maps Vulkan to Direct3D 12, is built by few distributions (vulkan-dzn on Arch Linux). llama.cpp lists its devices as “Microsoft Direct3D12”, and reports of it are mixed.',
    },
  ],
  verify: 'vulkaninfo --summary | grep -E "deviceType|deviceName"',
  owner: { component: 'wsl' },
  evidence: [
    {
      url: 'https://github.com/microsoft/WSL/issues/7790',
      date: '2021-12-01',
      establishes: 'no vendor’s Vulkan driver in WSL; the request is open',
      strength: 'several-reports',
    },
    {
      url: 'https://github.com/ggml-org/llama.cpp/pull/16689',
      date: '2025-10-20',
      establishes: 'llama.cpp takes Dozen’s devices, and prefers a vendor’s own driver',
      strength: 'maintainer-confirmed',
    },
    {
      url: 'https://github.com/mlc-ai/mlc-llm/issues/37',
      date: '2023-06-05',
      establishes: 'a program that knows Vulkan alone ends with VK_ERROR_INCOMPATIBLE_DRIVER in WSL2; its maintainer sends people to Windows',
      strength: 'several-reports',
    },
    { url: 'https://github.com/microsoft/WSL/issues/12584', date: '2025', establishes: 'Dozen fails and llvmpipe is taken', strength: 'several-reports' },
  ],
});
