import { all, defineCheck, not, runtimes, vulkanDevices } from '#api';

export default defineCheck({
  id: 'vulkan-gpu-lacks-16bit-storage',
  layer: 'gpu-userspace',
  kind: 'exposure',
  title: 'The Vulkan device has no 16-bit storage, without which llama.cpp refuses it',
  impact: 'degraded',
  symptom: 'Vulkan builds end with “Unsupported device”, or leave the GPU out and compute on the CPU.',
  blamedOn: 'a bug of the Vulkan back end',
  runtimes: ['llama.cpp', 'koboldcpp', 'lm-studio', 'ollama'],
  when: all(
    runtimes.some((runtime) => all(runtime.backends.has('vulkan'), not(runtime.backends.hasAny('hip', 'sycl', 'cuda')))),
    vulkanDevices.some((device) => all(not(device.type.is('cpu')), device.storage16.is(false))),
    vulkanDevices.none((device) => all(not(device.type.is('cpu')), device.storage16.is(true))),
  ),
  proves: [/\bdevice Vulkan\d{1,2} does not support 16-bit storage/],
  remedy: [
    {
      do: 'Where the refused device is llvmpipe, no GPU was found at all: install the GPU’s own Vulkan driver (mesa-vulkan-drivers, vulkan-radeon, vulkan-intel).',
    },
    { do: 'Where another GPU is to do the work, update llama.cpp: since September 2025 it leaves such a device out instead of ending.' },
    {
      do: 'Use another back end for this GPU (CUDA 11 or 12 builds for old NVIDIA cards), or the CPU build. The hardware or its driver lacks the feature for good.',
    },
    { do: 'Update Mesa once, in case the driver of this GPU has learnt it meanwhile.' },
  ],
  verify: 'vulkaninfo | grep storageBuffer16BitAccess   # true',
  owner: { component: 'llama.cpp' },
  evidence: [
    {
      url: 'https://github.com/ggml-org/llama.cpp/issues/7620',
      date: '2024-06-02',
      establishes: 'only devices with 16-bit storage are supported, and why (maintainer)',
      strength: 'maintainer-confirmed',
    },
    {
      url: 'https://github.com/ggml-org/llama.cpp/pull/15976',
      date: '2025-09-14',
      establishes: 'such devices are left out early since then, instead of ending the program with the message',
      strength: 'maintainer-confirmed',
    },
    {
      url: 'https://github.com/ggml-org/llama.cpp/pull/27723',
      date: '2026-08-25',
      establishes: 'Haswell’s hasvk still refused; the change that would allow it is open',
      strength: 'several-reports',
    },
  ],
});
