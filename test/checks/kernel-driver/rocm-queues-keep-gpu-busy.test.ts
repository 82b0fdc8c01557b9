import check from '../../../checks/kernel-driver/rocm-queues-keep-gpu-busy.ts';
import { testCheck } from '../../helpers/test-check.ts';

const navi31 = {
  gpus: [{ arch: 'gfx1100', busyAtIdle: true }],
  runtimes: [{ kind: 'ollama', backends: ['hip'], running: true }],
  servers: [],
} as const;
const told = { gpus: [{ arch: 'gfx1100' }], runtimes: [{ kind: 'ollama', backends: ['hip'], running: true }] } as const;

testCheck(check, {
  found: [
    {
      name: 'a build of one’s own, by what it has mapped',
      is: 'present',
      facts: { ...navi31, runtimes: { incomplete: [] }, servers: [{ kind: 'llama.cpp', libraries: ['libamdhip64.so.7'], environment: { entries: {} } }] },
    },
    { name: 'RX 7900 XTX', is: 'present', facts: navi31, cites: 'https://github.com/ollama/ollama/issues/2320' },
    {
      name: 'told in words',
      is: 'suspected',
      facts: told,
      log: ['When I run "ollama run Mistral" the GPU is constantly running at 100% and consuming 100 watt'],
    },
    {
      name: 'vLLM with one queue, which does not always help there',
      is: 'present',
      facts: { ...navi31, servers: [{ kind: 'vllm', environment: { entries: { GPU_MAX_HW_QUEUES: '1' } } }] },
      cites: 'https://github.com/ROCm/legacy-rocm-build/issues/5706',
    },
    { name: 'what does not drop', is: 'suspected', facts: told, log: ["GPU usage doesn't drop below 100% while idle"] },
    { name: 'in others', is: 'suspected', facts: told, log: ['causes RDNA4 to remain at 100% GPU usage after idle'] },
  ],
  clear: [
    {
      name: 'ROCm is installed, and a server of Vulkan runs',
      facts: {
        ...navi31,
        runtimes: [{ kind: 'llama.cpp', backends: ['vulkan'], running: true }],
        servers: [{ kind: 'llama.cpp', libraries: ['libggml-vulkan.so'] }],
        torch: [],
      },
    },
    { name: 'the memory works', facts: { ...navi31, gpus: [{ arch: 'gfx1100', busyAtIdle: false }] } },
    { name: 'one queue already', facts: { ...navi31, servers: [{ kind: 'ollama', environment: { entries: { GPU_MAX_HW_QUEUES: '1' } } }] } },
    { name: 'RDNA 2', facts: { ...navi31, gpus: [{ arch: 'gfx1030', busyAtIdle: true }] } },
  ],
  unknown: [
    { name: 'not read', facts: told },
    {
      name: 'the siblings: a hang, and real work',
      facts: told,
      log: [
        'the GPU is stuck at 100% and the server does not answer',
        'GPU use is 100% during generation',
        'the GPU is always at 100% during training',
        'GPU usage is 100% and one CPU core is idle',
        'When idle the usage drops from 100% to 0% after 5 minutes',
        'GPU usage does not reach 100%, idle gaps between tokens',
        '100% GPU usage of my game; Ollama is idle',
        'The RTX 3090 GPU usage is 100% while it is idle',
        'What is the power consumption during idle?',
        'The card draws high power at idle with two monitors of 144 Hz',
      ],
    },
    { name: 'another vendor', log: ['GPU constantly at 100%'] },
  ],
});
