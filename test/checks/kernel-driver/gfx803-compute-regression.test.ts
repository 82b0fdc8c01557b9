import check from '../../../checks/kernel-driver/gfx803-compute-regression.ts';
import { testCheck } from '../../helpers/test-check.ts';

const polaris = {
  gpus: [{ arch: 'gfx803', driver: 'amdgpu' }],
  'rocm.version': '6.3.0',
  'rocm.amdgpuOrigin': 'in-tree',
  'kernel.release': '6.15.2-arch1-1',
  'kernel.version': '6.15.2',
  'kernel.lineage': 'upstream',
};
const line = 'amdgpu 0000:01:00.0: amdgpu: scheduler comp_1.1.1 is not ready, skipping';

testCheck(check, {
  found: [
    {
      name: 'a build of Ollama with code for the card',
      is: 'exposed',
      facts: { ...polaris, 'rocm.version': null, runtimes: [{ kind: 'ollama', backends: ['hip'] }], 'ollama.compute': ['rocm'] },
    },
    { name: 'RX 580 on 6.15.2', is: 'exposed', facts: polaris, cites: 'https://github.com/ROCm/legacy-rocm-build/issues/4965' },
    { name: 'and the scheduler complains', is: 'suspected', facts: polaris, log: [line] },
  ],
  clear: [
    {
      name: 'Ollama’s own libraries, which have no code for the card',
      facts: {
        ...polaris,
        'rocm.version': null,
        runtimes: [{ kind: 'ollama', backends: ['hip', 'vulkan'] }],
        'ollama.compute': ['vulkan'],
        torch: [],
      },
    },
    { name: 'the kernel with the fix', facts: { ...polaris, 'kernel.version': '6.15.7' } },
    { name: 'a kernel without the commit', facts: { ...polaris, 'kernel.version': '6.14.11' }, log: [line] },
    { name: 'a kernel before', facts: { ...polaris, 'kernel.version': '6.12.40' } },
    { name: 'nobody uses ROCm', facts: { ...polaris, 'rocm.version': null, runtimes: [{ kind: 'llama.cpp', backends: ['vulkan'] }], torch: [] } },
    { name: 'another GPU', facts: { ...polaris, gpus: [{ arch: 'gfx900', driver: 'amdgpu' }] } },
  ],
  unknown: [
    { name: 'the line, and no word of the kernel', facts: { gpus: polaris.gpus, 'rocm.version': '5.7.0', 'kernel.lineage': 'ubuntu' }, log: [line] },
    { name: 'Ubuntu numbers its own', facts: { ...polaris, 'kernel.version': '6.15.4', 'kernel.lineage': 'ubuntu' } },
    {
      name: 'no GPU named, a healthy line',
      facts: { gpus: { incomplete: [] } },
      log: ['amdgpu 0000:01:00.0: amdgpu: ring comp_1.1.1 uses VM inv eng 8 on hub 0'],
    },
  ],
});
