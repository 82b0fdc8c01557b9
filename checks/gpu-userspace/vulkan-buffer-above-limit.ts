import { all, any, defineCheck, runtimes } from '#api';

// What it says of memory on the host’s side, in brackets, it makes up for with ordinary memory.
const aboveBufferSize = /(?<!\()Requested buffer size exceeds device buffer size limit/;
// Until May 2025 the host’s side had no brackets yet, and the same line stood under “Failed to allocate pinned memory”, which is harmless.
const aboveAllocation = /(?<!\()Requested buffer size exceeds device memory allocation limit/;

export default defineCheck({
  id: 'vulkan-buffer-above-limit',
  layer: 'gpu-userspace',
  kind: 'fault',
  title: 'One buffer is larger than the Vulkan driver allows, though more memory may be free',
  impact: 'blocked',
  symptom: 'llama.cpp or Ollama on Vulkan fails with ErrorOutOfDeviceMemory at a buffer of 2 or 4 GiB; ROCm, CUDA or a smaller context loads.',
  blamedOn: 'VRAM being full, a leak, the model',
  runtimes: ['llama.cpp', 'ollama', 'koboldcpp', 'lm-studio'],
  // llama.cpp compares the size with the driver's own figure before it asks for memory, so that a full GPU is said in other words.
  when: runtimes.some((runtime) => all(runtime.backends.has('vulkan'), any(runtime.startError.has(aboveBufferSize), runtime.startError.has(aboveAllocation)))),
  proves: [aboveBufferSize],
  hints: [aboveAllocation],
  remedy: [
    {
      do: 'Update llama.cpp or the program that embeds it: since September 2025 compute buffers are made of several pieces, since October the driver’s limit for buffers counts, which is often higher, and since January 2026 what is too large for one is left to the CPU.',
    },
    {
      do: 'Where the update does not help, a single tensor is too large, most often of the KV cache: less context or a quantised cache, flash attention (-fa on), a smaller -ub, the projector on the CPU (--no-mmproj-offload).',
    },
    { do: 'On an AMD GPU use Mesa’s RADV, whose limit is 4 GiB or more; AMDVLK and AMD’s proprietary driver stop at 2 GiB.' },
  ],
  verify: 'vulkaninfo | grep -E "maxMemoryAllocationSize|maxBufferSize"',
  owner: { component: 'llama.cpp' },
  evidence: [
    {
      url: 'https://github.com/GPUOpen-Drivers/AMDVLK/issues/413',
      date: '2025-08-04',
      establishes: 'llama.cpp’s maintainer: the drivers set the limits, 2 GB with AMD’s two and 4 GB with RADV',
      strength: 'maintainer-confirmed',
    },
    {
      url: 'https://github.com/ggml-org/llama.cpp/issues/14698',
      date: '2025-07-16',
      establishes: 'RADV on an 890M refuses a buffer of 4.4 GiB of Gemma 3n',
      strength: 'several-reports',
    },
    {
      url: 'https://github.com/ggml-org/llama.cpp/issues/12728',
      date: '2025-04-03',
      establishes: 'a compute buffer of 2.0 GiB is refused with memory free; it loads without the option that made it grow',
      strength: 'several-reports',
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
      establishes: 'merged: operations on tensors above the limit are left to the CPU',
      strength: 'maintainer-confirmed',
    },
    {
      url: 'https://github.com/ggml-org/llama.cpp/pull/16354',
      date: '2025-10',
      establishes: 'the limit for buffers is used in place of that for allocations',
      strength: 'maintainer-confirmed',
    },
  ],
});
