import check from '../../../checks/kernel-driver/gfx1151-cwsr-fix-missing.ts';
import { testCheck } from '../../helpers/test-check.ts';

const old = { 'kernel.release': '6.17.0-20-generic', 'kernel.lineage': 'ubuntu', 'rocm.version': '7.2.0' };
const halo = { arch: 'gfx1151', kfdArch: 'gfx1151', cwsrSize: null };

testCheck(check, {
  found: [
    { name: 'KFD shows no sizes', is: 'exposed', facts: { ...old, gpus: [halo] }, cites: 'https://github.com/ROCm/TheRock/issues/2991' },
    {
      name: 'and Ollama gave the GPU up',
      is: 'suspected',
      facts: { ...old, gpus: [halo] },
      log: ['level=INFO source=runner.go:498 msg="filtering device which didn\'t fully initialize" id=0 pci_id=0000:c5:00.0 library=ROCm'],
      cites: 'https://github.com/ollama/ollama/issues/14921',
    },
    {
      name: 'the same in a paste that names the GPU',
      is: 'suspected',
      facts: { gpus: { incomplete: [{ arch: 'gfx1151' }] } },
      log: ["there is `filtering device which didn't fully initialize` and then the CPU is used."],
      cites: 'https://github.com/ollama/ollama/issues/14921',
    },
    {
      name: 'and before it',
      is: 'suspected',
      facts: { 'kernel.release': '6.14.0-1017-oem', gpus: { incomplete: [{ arch: 'gfx1151' }] } },
      log: ['amdgpu: MES failed to respond to msg=REMOVE_QUEUE'],
    },
    {
      name: 'a long-term kernel before the fix',
      is: 'suspected',
      facts: { 'kernel.release': '6.12.63+deb13-amd64', gpus: { incomplete: [{ arch: 'gfx1151' }] } },
      log: ['amdgpu: MES failed to respond to msg=REMOVE_QUEUE'],
      cites: 'https://lore.kernel.org/stable/20260106170508.738528089@linuxfoundation.org/',
    },
  ],
  clear: [
    {
      name: 'Ollama, which has ROCm’s libraries and uses Vulkan',
      facts: {
        ...old,
        gpus: [halo],
        'rocm.version': null,
        runtimes: [{ kind: 'ollama', backends: ['hip', 'vulkan'] }],
        'ollama.compute': ['vulkan'],
        torch: [],
      },
    },
    { name: 'KFD does not list the GPU at all, which is another matter', facts: { gpus: [{ ...halo, kfdArch: null }] } },
    { name: 'nobody uses ROCm', facts: { ...old, gpus: [halo], 'rocm.version': null, runtimes: [{ kind: 'llama.cpp', backends: ['vulkan'] }], torch: [] } },
    { name: 'a kernel with the fix', facts: { gpus: [{ ...halo, cwsrSize: 13_598_720 }] } },
    {
      name: 'a fault on a kernel that has the fix',
      facts: { 'kernel.release': '7.0.1', gpus: [{ arch: 'gfx1151' }] },
      log: ['Memory access fault by GPU node-1 (Agent handle: 0x5635e3db2590) on address 0x7f189722f000.'],
    },
    {
      name: 'WSL, which has no KFD',
      facts: { 'kernel.release': '6.6.87.2-microsoft-standard-WSL2', 'kernel.lineage': 'microsoft', gpus: { incomplete: [{ arch: 'gfx1151' }] } },
      log: ['level=INFO msg="filtering device which didn\'t fully initialize" library=ROCm'],
    },
    {
      name: 'Ubuntu’s OEM kernel with the fix',
      facts: { 'kernel.release': '6.14.0-1018-oem', gpus: { incomplete: [{ arch: 'gfx1151' }] } },
      log: ['amdgpu: MES failed to respond to msg=REMOVE_QUEUE'],
    },
    {
      name: 'Debian’s long-term kernel with the fix',
      facts: { 'kernel.release': '6.12.74+deb13+1-amd64', gpus: { incomplete: [{ arch: 'gfx1151' }] } },
      log: ['amdgpu: MES failed to respond to msg=REMOVE_QUEUE'],
    },
    { name: 'another GPU', facts: { gpus: [{ ...halo, arch: 'gfx1100', kfdArch: 'gfx1100' }] } },
  ],
  unknown: [
    {
      name: 'a container that may not see the node',
      facts: { gpus: [{ arch: 'gfx1151', kfdArch: { gap: 'denied' }, cwsrSize: { gap: 'denied' } }] },
    },
    {
      name: 'a fault of the GPU, which has many causes',
      facts: { gpus: { incomplete: [{ arch: 'gfx1151' }] } },
      log: ['Memory access fault by GPU node-1 (Agent handle: 0x55b1) on address 0x7f0. Reason: Page not present or supervisor privilege.'],
    },
    {
      name: 'a test’s source that quotes the line',
      facts: { gpus: { incomplete: [{ arch: 'gfx1151' }] } },
      log: ['        healthy_snapshot(dmesg="amdgpu: MES failed to respond to msg=REMOVE_QUEUE")'],
    },
    { name: 'Lemonade speaks of its page', facts: { gpus: { incomplete: [] } }, log: ['gfx1151 detected, ROCm available'] },
  ],
});
