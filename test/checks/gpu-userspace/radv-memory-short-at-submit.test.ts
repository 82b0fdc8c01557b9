import check from '../../../checks/gpu-userspace/radv-memory-short-at-submit.ts';
import { testCheck } from '../../helpers/test-check.ts';

const line = 'radv/amdgpu: Not enough memory for command submission.';

testCheck(check, {
  found: [
    { name: 'an 890M', is: 'confirmed', cites: 'https://github.com/ggml-org/llama.cpp/issues/25080', log: [line] },
    {
      name: 'in Ollama’s answer',
      is: 'confirmed',
      cites: 'https://github.com/ollama/ollama/issues/18272',
      log: [`Error: 500 Internal Server Error: llama-server process has terminated: exit status 1: ${line}`],
    },
    { name: 'the error at the start', is: 'present', facts: { runtimes: [{ kind: 'llama.cpp', startError: line }] } },
  ],
  clear: [{ name: 'the program starts', facts: { runtimes: [{ kind: 'llama.cpp', startError: null }] } }],
  unknown: [
    { name: 'nothing is known' },
    { name: 'the kernel’s line, which games draw as well', log: ['amdgpu 0000:c4:00.0: [drm] *ERROR* Not enough memory for command submission!'] },
    {
      name: 'the siblings: a reset, and memory that is refused at once',
      log: [
        'radv/amdgpu: The CS has been cancelled because the context is lost.',
        'vk::Queue::submit: ErrorDeviceLost',
        'ggml_vulkan: Device memory allocation of size 4697620480 failed.',
      ],
    },
  ],
});
