import check from '../../../checks/kernel-driver/ubuntu-515-kernel-breaks-hip-memory.ts';
import { testCheck } from '../../helpers/test-check.ts';

const mint = {
  gpus: [{ vendor: 'amd' }],
  'kernel.release': '5.15.0-133-generic',
  'rocm.amdgpuOrigin': 'in-tree',
  runtimes: [{ kind: 'ollama', backends: ['hip', 'cpu'] }],
  'ollama.compute': { gap: 'denied' },
} as const;
const line = '  hipMemGetInfo(free, total)';

testCheck(check, {
  found: [
    {
      name: 'the kernel and the line',
      is: 'suspected',
      facts: { ...mint, 'ollama.compute': [] },
      log: [line],
      cites: 'https://github.com/ollama/ollama/issues/9302',
    },
    {
      name: 'a text that tells no more',
      is: 'suspected',
      facts: {
        gpus: { incomplete: [{ vendor: 'amd' }] },
        'kernel.release': '5.15.0-134-generic',
        'rocm.amdgpuOrigin': 'in-tree',
        runtimes: mint.runtimes,
        'ollama.compute': [],
      },
      log: [line],
    },
  ],
  clear: [
    { name: 'a Ryzen’s graphics beside the NVIDIA card that computes', facts: { ...mint, 'ollama.compute': ['cuda'] } },
    { name: 'the kernel before it', facts: { ...mint, 'kernel.release': '5.15.0-131-generic' }, log: [line] },
    { name: 'AMD’s own driver', facts: { ...mint, 'rocm.amdgpuOrigin': 'dkms' } },
    { name: 'it computes on the GPU', facts: { ...mint, 'ollama.compute': ['rocm'] } },
    { name: 'nothing for ROCm', facts: { ...mint, runtimes: [{ kind: 'llama.cpp', backends: ['vulkan', 'cpu'] }] } },
  ],
  unknown: [{ name: 'the line, and no word of the kernel', facts: { gpus: mint.gpus, runtimes: mint.runtimes }, log: [line] }],
});
