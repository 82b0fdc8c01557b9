import check from '../../../checks/service/session-render-group-missing.ts';
import { testCheck } from '../../helpers/test-check.ts';

const facts = {
  'user.uid': 1000,
  'platform.container': null,
  'platform.system': 'native',
  'rocm.kfdOpens': false,
  gpus: [{ vendor: 'amd', driver: 'amdgpu', arch: 'gfx1100', integrated: false, renderNodeOpens: false }],
  runtimes: [{ kind: 'llama.cpp', backends: ['cpu', 'hip'] }],
  torch: [],
  services: [],
} as const;

testCheck(check, {
  found: [
    { is: 'present', name: 'llama.cpp with HIP, nodes closed', facts, cites: 'https://github.com/ROCm/legacy-rocm-build/issues/1211' },
    {
      is: 'present',
      name: 'an Arc card over SSH',
      facts: {
        ...facts,
        'rocm.kfdOpens': null,
        gpus: [{ vendor: 'intel', driver: 'xe', arch: 'xe2', integrated: false, renderNodeOpens: false }],
        runtimes: [],
        torch: [{ variant: 'xpu' }],
      },
      cites: 'https://github.com/intel/compute-runtime/issues/701',
    },
    {
      is: 'confirmed',
      name: 'what rocminfo prints',
      log: ['me is not member of "render" group, the default DRM access group. Users must be a member of the "render" group'],
    },
    {
      is: 'suspected',
      name: 'it works for root alone, people say',
      facts: { gpus: [{ vendor: 'amd', arch: 'gfx803' }], torch: [{ variant: 'rocm5.4' }] },
      log: ['I need to call clinfo with sudo though, otherwise it won’t show the gpu'],
      cites: 'https://github.com/xuhuisheng/rocm-gfx803/issues/2',
    },
  ],
  clear: [
    {
      name: 'the card opens, the graphics of the processor do not',
      facts: {
        ...facts,
        'rocm.kfdOpens': true,
        gpus: [
          { vendor: 'amd', driver: 'amdgpu', arch: 'gfx1100', integrated: false, renderNodeOpens: true },
          { vendor: 'intel', driver: 'i915', arch: 'xe-lp', integrated: true, renderNodeOpens: false },
        ],
      },
    },
    {
      name: 'one of two cards opens',
      facts: {
        ...facts,
        'rocm.kfdOpens': true,
        gpus: [
          { vendor: 'amd', driver: 'amdgpu', arch: 'gfx1100', integrated: false, renderNodeOpens: true },
          { vendor: 'amd', driver: 'amdgpu', arch: 'gfx1032', integrated: false, renderNodeOpens: false },
        ],
      },
    },
    {
      name: 'the nodes open',
      facts: { ...facts, 'rocm.kfdOpens': true, gpus: [{ vendor: 'amd', driver: 'amdgpu', arch: 'gfx1100', integrated: false, renderNodeOpens: true }] },
    },
    { name: 'only Ollama’s service is used', facts: { ...facts, runtimes: [{ kind: 'ollama', backends: ['cpu', 'hip', 'vulkan'] }] } },
    { name: 'PyTorch and llama.cpp for the CPU', facts: { ...facts, runtimes: [{ kind: 'llama.cpp', backends: ['cpu'] }], torch: [{ variant: 'cpu' }] } },
    {
      name: 'llama.cpp runs as a service with rights of its own; an administrator looks',
      facts: { ...facts, services: [{ kind: 'system', serves: 'llama.cpp' }] },
    },
    { name: 'root', facts: { ...facts, 'user.uid': 0 } },
    {
      name: 'an NVIDIA card does the work',
      facts: {
        ...facts,
        gpus: [
          { vendor: 'amd', driver: 'amdgpu', arch: 'gfx1103', integrated: true, renderNodeOpens: false },
          { vendor: 'nvidia', driver: 'nvidia', arch: '8.9' },
        ],
      },
    },
  ],
  unknown: [
    {
      name: 'nothing known of the nodes',
      facts: { ...facts, 'rocm.kfdOpens': { gap: 'not-recorded' }, gpus: [{ vendor: 'amd', driver: 'amdgpu', arch: 'gfx1100', integrated: false }] },
    },
    {
      name: 'root does not see it either',
      facts: { gpus: [{ vendor: 'amd', arch: 'gfx1100' }], torch: [{ variant: 'rocm6.2' }] },
      log: ['I ran it with sudo as well, and no GPU is found'],
    },
    {
      name: 'another root',
      facts: { gpus: [{ vendor: 'amd', arch: 'gfx1100' }], torch: [{ variant: 'rocm6.2' }] },
      log: ['Only the root port of the GPU is listed in lspci', 'vulkaninfo shows the GPU only without sudo'],
    },
    {
      name: 'a driver that root loads anew',
      facts: { gpus: [{ vendor: 'amd', arch: 'gfx1030' }], torch: [{ variant: 'rocm6.2' }] },
      log: ['Only after `sudo modprobe -r amdgpu` the GPU works again', 'Setting the power limit of the GPU works only with sudo'],
    },
    {
      name: 'a monitor, which takes root for others’ processes',
      facts: { gpus: [{ vendor: 'amd', arch: 'gfx1030' }], torch: [{ variant: 'rocm6.2' }] },
      log: ['nvtop shows the GPU only with sudo', 'intel_gpu_top sees the GPU only as root'],
    },
    {
      name: 'logs that root reads',
      facts: { gpus: [{ vendor: 'amd', arch: 'gfx1100' }], torch: [{ variant: 'rocm6.2' }] },
      log: ['It uses my GPU; sudo is needed to read the logs, otherwise journalctl shows nothing'],
    },
    {
      name: 'rocminfo where /dev/kfd is missing',
      log: [
        'Unable to open /dev/kfd read-write: No such file or directory',
        'me is not member of "video" group, the default DRM access group. Users must be a member of the "video" group',
      ],
    },
    { name: 'rocminfo as root of a container', log: ['root is not member of "video" group, the default DRM access group.'] },
  ],
});
