import check from '../../../checks/runtime/llamacpp-hip-host-access-garbage.ts';
import { testCheck } from '../../helpers/test-check.ts';

const program = { kind: 'ollama', build: '10091', backends: ['hip', 'vulkan'] };
const facts = {
  gpus: [{ arch: 'gfx1151' }],
  runtimes: [program],
  // The account of the service is another one.
  servers: [{ kind: 'ollama', environment: { gap: 'denied' } }],
  'ollama.environment': { entries: {} },
  'ollama.compute': ['rocm'],
} as const;

testCheck(check, {
  found: [
    { name: 'Ollama 0.32.4 with ROCm on Strix Halo', is: 'exposed', cites: 'https://github.com/ggml-org/llama.cpp/issues/28211', facts },
    { name: 'with the sign of it', is: 'suspected', facts, log: ['<unused49><unused49><unused49>'] },
    {
      name: 'its owner’s words, of a build without a number',
      is: 'suspected',
      facts: { gpus: [{ arch: 'gfx1150' }], runtimes: [{ kind: 'llama.cpp', backends: ['hip'] }] },
      log: ['Garbled output from llama.cpp built from source for ROCM with gfx1150'],
      cites: 'https://github.com/ggml-org/llama.cpp/issues/27727',
    },
    {
      name: 'llama.cpp b10666',
      is: 'exposed',
      cites: 'https://github.com/ggml-org/llama.cpp/issues/27579',
      facts: { ...facts, runtimes: [{ ...program, kind: 'llama.cpp', build: '10666' }] },
    },
    { name: 'a healthy measurement', is: 'exposed', facts, log: ['perplexity: tokenization took 1041.26 ms', 'Final estimate: PPL = 384.86 +/- 9.1'] },
  ],
  clear: [
    { name: 'kernels are waited for', facts: { ...facts, 'ollama.environment': { entries: { HIP_LAUNCH_BLOCKING: '1' } } } },
    { name: 'Ollama computes with Vulkan, and its files for ROCm are there', facts: { ...facts, 'ollama.compute': ['vulkan'] } },
    { name: 'Strix Point, which Ollama leaves to the CPU', facts: { ...facts, gpus: [{ arch: 'gfx1150' }], 'ollama.compute': ['cpu'] } },
    {
      name: 'llama.cpp with both back ends, of which it was told Vulkan',
      facts: {
        ...facts,
        runtimes: [{ ...program, kind: 'llama.cpp', build: '10666' }],
        servers: [{ kind: 'llama.cpp', flags: { entries: { '--device': 'Vulkan0' } }, environment: { entries: {} } }],
      },
    },
    { name: 'Vulkan only', facts: { ...facts, runtimes: [{ ...program, backends: ['vulkan'] }] } },
    { name: 'an older build', facts: { ...facts, runtimes: [{ ...program, build: '9484' }] } },
    { name: 'a discrete card', facts: { ...facts, gpus: [{ arch: 'gfx1100' }] } },
  ],
  unknown: [
    { name: 'a newer build', facts: { ...facts, runtimes: [{ ...program, build: '11669' }] } },
    {
      name: 'another program, and a fault that the CPU has too',
      facts: { gpus: [{ arch: 'gfx1151' }], runtimes: { incomplete: [{ kind: 'llama.cpp' }] } },
      log: [
        'Strix Halo 8060S (gfx1151): vLLM output is garbled with FP8 KV cache.',
        'On gfx1151 a 2-bit quant outputs gibberish with ROCm, and so it does on the CPU alone (-ngl 0)',
      ],
    },
    { name: 'words of garbage elsewhere', log: ['The memory is garbage collected.', 'Gibberish output with flash attention on my RTX 3090'] },
  ],
});
