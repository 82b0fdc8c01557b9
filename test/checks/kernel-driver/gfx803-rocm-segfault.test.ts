import check from '../../../checks/kernel-driver/gfx803-rocm-segfault.ts';
import { testCheck } from '../../helpers/test-check.ts';

const polaris = {
  gpus: [{ arch: 'gfx803' }],
  'rocm.amdgpuOrigin': 'in-tree',
  'kernel.release': '6.12.12-amd64',
  'kernel.version': '6.12.12',
  'kernel.lineage': 'upstream',
  'rocm.version': '6.3.0',
};

testCheck(check, {
  found: [
    {
      name: 'a build of Ollama with code for the card',
      is: 'exposed',
      facts: { ...polaris, 'rocm.version': null, runtimes: [{ kind: 'ollama', backends: ['hip'] }], 'ollama.compute': ['rocm'] },
    },
    { name: 'RX 580 on 6.12.12', is: 'exposed', facts: polaris, cites: 'https://github.com/robertrosenbusch/gfx803_rocm/issues/8' },
    {
      name: 'and it crashed',
      is: 'suspected',
      facts: polaris,
      log: ['ollama[4711]: segfault at 20 ip 00007f6852d5b192 sp 00007ffccd261180 error 4 in libhsa-runtime64.so.1.14.0[7f6852d3c000+cb000]'],
    },
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
    { name: '6.12.21', facts: { ...polaris, 'kernel.version': '6.12.21' } },
    { name: '6.13.9', facts: { ...polaris, 'kernel.version': '6.13.9' } },
    { name: 'nobody uses ROCm', facts: { ...polaris, 'rocm.version': null, runtimes: [{ kind: 'llama.cpp', backends: ['vulkan'] }], torch: [] } },
    { name: '6.14', facts: { ...polaris, 'kernel.version': '6.14.0' } },
    { name: 'another GPU', facts: { ...polaris, gpus: [{ arch: 'gfx1030' }] } },
  ],
  unknown: [
    { name: 'a vendor’s kernel of that base', facts: { ...polaris, 'kernel.lineage': 'proxmox' } },
    {
      name: 'the sibling: a crash whose kernel is not known',
      facts: { gpus: [{ arch: 'gfx803' }], 'rocm.version': '6.3.0' },
      log: [
        'Segmentation fault (core dumped)',
        'ollama[4711]: segfault at 20 ip 00007f6852d5b192 sp 00007ffccd261180 error 4 in libhsa-runtime64.so.1.14.0[7f6852d3c000+cb000]',
      ],
    },
  ],
});
