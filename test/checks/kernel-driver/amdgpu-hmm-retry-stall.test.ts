import check from '../../../checks/kernel-driver/amdgpu-hmm-retry-stall.ts';
import { testCheck } from '../../helpers/test-check.ts';

const on = (release: string, version: string, lineage: string) => ({
  gpus: [{ driver: 'amdgpu', arch: 'gfx1100' }],
  'rocm.version': '7.2.4',
  'rocm.amdgpuOrigin': 'in-tree',
  'kernel.release': release,
  'kernel.version': version,
  'kernel.lineage': lineage,
});

testCheck(check, {
  found: [
    {
      name: 'Fedora’s 7.0.12',
      is: 'exposed',
      facts: on('7.0.12-201.fc44.x86_64', '7.0.12', 'upstream'),
      cites: 'https://github.com/ROCm/legacy-rocm-build/issues/6358',
    },
    {
      name: 'the first release of 7.1',
      is: 'exposed',
      facts: on('7.1.0-1-cachyos', '7.1.0', 'upstream'),
      cites: 'https://lore.kernel.org/stable/20260616130531.738887-1-alexander.deucher@amd.com/',
    },
    {
      name: 'Ubuntu’s 7.0.0-28',
      is: 'exposed',
      facts: on('7.0.0-28-generic', '7.0.9', 'ubuntu'),
      cites: 'https://github.com/ROCm/legacy-rocm-build/issues/6523',
    },
    {
      name: 'and it was measured',
      is: 'suspected',
      facts: { ...on('7.0.0-28-generic', '7.0.9', 'ubuntu'), gpus: [{ arch: 'gfx1201' }] },
      log: ['host-to-device DMA from mmap’d safetensors pages stalls at about 1 second per copy'],
      cites: 'https://github.com/vladmandic/sdnext/pull/5028',
    },
  ],
  clear: [
    {
      name: 'a Ryzen’s graphics beside the NVIDIA card that computes',
      facts: {
        ...on('7.0.0-28-generic', '7.0.9', 'ubuntu'),
        'rocm.version': null,
        runtimes: [{ kind: 'ollama', backends: ['cuda', 'hip', 'vulkan'] }],
        gpus: [
          { vendor: 'amd', driver: 'amdgpu', arch: 'gfx1036', integrated: true },
          { vendor: 'nvidia', driver: 'nvidia', integrated: false },
        ],
      },
    },
    { name: 'the release after', facts: on('7.0.13-200.fc44.x86_64', '7.0.13', 'upstream') },
    { name: 'and of 7.1', facts: on('7.1.1-arch1-1', '7.1.1', 'upstream') },
    { name: 'a long-term series, which never had it', facts: on('6.18.40-1-lts', '6.18.40', 'upstream') },
    { name: 'Ubuntu’s 7.0.0-14', facts: on('7.0.0-14-generic', '7.0.0', 'ubuntu') },
    {
      name: 'nobody uses ROCm',
      facts: { ...on('7.0.0-28-generic', '7.0.9', 'ubuntu'), 'rocm.version': null, runtimes: [{ kind: 'llama.cpp', backends: ['vulkan'] }], torch: [] },
    },
    { name: 'AMD’s own driver', facts: { ...on('7.0.12-201.fc44.x86_64', '7.0.12', 'upstream'), 'rocm.amdgpuOrigin': 'dkms' } },
    { name: 'no AMD GPU', facts: { ...on('7.0.12-201.fc44.x86_64', '7.0.12', 'upstream'), gpus: [{ driver: 'nvidia', arch: '8.9' }] } },
  ],
  unknown: [
    { name: 'a vendor kernel of that base', facts: on('7.0.12-pve', '7.0.12', 'proxmox') },
    {
      name: 'the siblings: no kernel named, and a slow disk',
      facts: { gpus: [{ driver: 'amdgpu', arch: 'gfx1100' }], 'rocm.version': '7.2.4', 'kernel.lineage': 'ubuntu' },
      log: ['each copy takes 1 second per tensor', 'it loads 1 tensor per second from the disk', 'try --no-mmap'],
    },
  ],
});
