import check from '../../../checks/gpu-userspace/vulkan-buffer-above-limit.ts';
import { testCheck } from '../../helpers/test-check.ts';

const line = 'ggml_vulkan: Requested buffer size exceeds device memory allocation limit: ErrorOutOfDeviceMemory';

testCheck(check, {
  found: [
    {
      name: 'RADV on an 890M',
      is: 'suspected',
      cites: 'https://github.com/ggml-org/llama.cpp/issues/14698',
      facts: { runtimes: [{ kind: 'llama.cpp', backends: ['vulkan', 'cpu'] }] },
      log: [line],
    },
    {
      name: 'the limit for buffers',
      is: 'confirmed',
      cites: 'https://github.com/ollama/ollama/issues/13029',
      log: ['ggml_vulkan: Requested buffer size exceeds device buffer size limit: ErrorOutOfDeviceMemory'],
    },
    { name: 'the error at the start', is: 'present', facts: { runtimes: [{ kind: 'llama.cpp', backends: ['vulkan'], startError: line }] } },
  ],
  clear: [{ name: 'the program starts', facts: { runtimes: [{ kind: 'llama.cpp', startError: null }] } }],
  unknown: [
    {
      name: 'memory on the host’s side, for which ordinary memory is taken',
      log: ['ggml_vulkan: Failed to allocate pinned memory (Requested buffer size exceeds device buffer size limit: ErrorOutOfDeviceMemory)'],
    },
    { name: 'a line that builds before May 2025 print of memory on the host’s side, too', log: ['ggml_vulkan: Failed to allocate pinned memory.', line] },
    { name: 'nothing is known' },
    {
      name: 'the sibling: memory that is full',
      log: ['ggml_vulkan: Device memory allocation of size 1073741824 failed.', 'ggml_vulkan: vk::Device::allocateMemory: ErrorOutOfDeviceMemory'],
    },
  ],
});
