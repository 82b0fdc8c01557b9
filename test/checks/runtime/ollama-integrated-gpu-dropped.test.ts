import check from '../../../checks/runtime/ollama-integrated-gpu-dropped.ts';
import { testCheck } from '../../helpers/test-check.ts';

const facts = {
  'platform.system': 'native',
  'platform.container': null,
  'ollama.version': '0.32.5',
  'ollama.environment': { entries: {} },
  runtimes: { incomplete: [{ kind: 'ollama', backends: ['cpu', 'cuda', 'vulkan'] }] },
  gpus: [{ arch: 'gfx1150', vendor: 'amd', integrated: true, generation: 'rdna3.5', driver: 'amdgpu' }],
} as const;

const double =
  'msg="dropping integrated GPU; to enable, set OLLAMA_IGPU_ENABLE=1" id=Vulkan0 library=Vulkan compute="" name=Vulkan0 description="Radeon 8060S Graphics (RADV GFX1151)"';

testCheck(check, {
  found: [
    { name: '890M, log says CPU', is: 'confirmed', cites: 'https://github.com/ollama/ollama/issues/16690', facts: { ...facts, 'ollama.compute': ['cpu'] } },
    {
      name: 'Strix Halo without the ROCm files',
      is: 'confirmed',
      facts: {
        ...facts,
        'ollama.compute': ['cpu'],
        gpus: [{ arch: 'gfx1151', vendor: 'amd', integrated: true, generation: 'rdna3.5', driver: 'amdgpu' }],
        runtimes: [{ kind: 'ollama', backends: ['cuda', 'vulkan', 'cpu'] }],
      },
      log: [double],
    },
    {
      name: 'Strix Halo that is hidden from ROCm',
      is: 'confirmed',
      cites: 'https://github.com/ollama/ollama/issues/16462',
      facts: {
        ...facts,
        'ollama.compute': ['cpu'],
        'ollama.environment': { entries: { HIP_VISIBLE_DEVICES: '-1' } },
        gpus: [{ arch: 'gfx1151', vendor: 'amd', integrated: true, generation: 'rdna3.5', driver: 'amdgpu' }],
        runtimes: [{ kind: 'ollama', backends: ['cuda', 'vulkan', 'hip', 'cpu'] }],
      },
    },
    {
      name: '890M in a report that tells nothing of the folder',
      is: 'suspected',
      facts: { ...facts, 'ollama.compute': ['cpu'], runtimes: { incomplete: [] } },
    },
    {
      name: 'the log’s line in a paste',
      is: 'confirmed',
      log: ['level=INFO source=runner.go:405 msg="dropping integrated GPU; to enable, set OLLAMA_IGPU_ENABLE=1" id=0 library=Vulkan'],
    },
    {
      name: 'the log’s line of an Iris Xe',
      is: 'confirmed',
      log: [
        'msg="dropping integrated GPU; to enable, set OLLAMA_IGPU_ENABLE=1" id=0 library=Vulkan compute=0.0 name=Vulkan0 description="Intel(R) Iris(R) Xe Graphics (TGL GT2)"',
      ],
    },
    {
      name: 'Strix Halo with 0.30.0',
      is: 'confirmed',
      cites: 'https://github.com/ollama/ollama/pull/16429',
      facts: {
        ...facts,
        'ollama.version': '0.30.0',
        'ollama.compute': ['cpu'],
        gpus: [{ arch: 'gfx1151', vendor: 'amd', integrated: true, generation: 'rdna3.5', driver: 'amdgpu' }],
      },
    },
  ],
  clear: [
    {
      name: 'Strix Halo with ROCm, whose double of Vulkan is left out',
      facts: { 'ollama.compute': ['rocm'], gpus: { incomplete: [{ arch: 'gfx1151', vendor: 'amd', integrated: true }] } },
      log: [double],
    },
    { name: 'the variable is set', facts: { ...facts, 'ollama.environment': { entries: { OLLAMA_IGPU_ENABLE: '1' } }, 'ollama.compute': ['vulkan'] } },
    { name: 'under WSL, where Vulkan has no driver for it', facts: { ...facts, 'platform.system': 'wsl2', 'ollama.compute': ['cpu'] } },
    { name: 'a 780M that an own build takes by ROCm', facts: { ...facts, gpus: [{ ...facts.gpus[0], arch: 'gfx1103' }], 'ollama.compute': ['rocm'] } },
    {
      name: 'an LXC container without the GPU’s nodes',
      facts: { ...facts, 'platform.container': 'lxc', 'container.nodes': [], 'ollama.compute': ['cpu'] },
    },
    {
      name: 'an 890M that a virtual machine has',
      facts: { ...facts, gpus: [{ ...facts.gpus[0], driver: 'vfio-pci' }], 'ollama.compute': ['cpu'] },
    },
    { name: '0.24', facts: { ...facts, 'ollama.version': '0.24.0' } },
    {
      name: 'a laptop whose NVIDIA GPU is used; the line stands there too',
      facts: { ...facts, 'ollama.compute': ['cuda'], gpus: [...facts.gpus, { arch: '8.6', vendor: 'nvidia', integrated: false, generation: 'ampere' }] },
      log: ['msg="dropping integrated GPU; to enable, set OLLAMA_IGPU_ENABLE=1" id=0 library=Vulkan'],
    },
    {
      name: 'Strix Halo with 0.30.1',
      facts: {
        ...facts,
        'ollama.version': '0.30.1',
        'ollama.compute': ['rocm'],
        gpus: [{ arch: 'gfx1151', vendor: 'amd', integrated: true, generation: 'rdna3.5', driver: 'amdgpu' }],
      },
    },
    {
      name: 'Strix Halo is let in',
      facts: { ...facts, 'ollama.compute': ['rocm'], gpus: [{ arch: 'gfx1151', vendor: 'amd', integrated: true, generation: 'rdna3.5', driver: 'amdgpu' }] },
    },
  ],
  unknown: [
    {
      name: 'the base package of a distribution, for the CPU on purpose',
      facts: { ...facts, 'ollama.compute': ['cpu'], runtimes: { incomplete: [{ kind: 'ollama', packages: ['ollama'], backends: ['cpu'] }] } },
    },
    { name: 'on the CPU with a release that is not told', facts: { ...facts, 'ollama.version': { gap: 'not-in-text' }, 'ollama.compute': ['cpu'] } },

    { name: 'the environment of the server is closed', facts: { ...facts, 'ollama.environment': { gap: 'denied' } } },
    {
      name: 'the graphics of a desktop Ryzen, which are no faster than its cores',
      facts: { 'ollama.compute': ['cpu'] },
      log: [
        'msg="dropping integrated GPU; to enable, set OLLAMA_IGPU_ENABLE=1" id=0 library=Vulkan compute="" name=Vulkan0 description="AMD Radeon Graphics (RADV RAPHAEL_MENDOCINO)"',
        'msg="dropping integrated GPU; to enable, set OLLAMA_IGPU_ENABLE=1" id=0 library=Vulkan name=Vulkan0 description="Intel(R) UHD Graphics 630 (CFL GT2)"',
        'msg="dropping integrated GPU; to enable, set OLLAMA_IGPU_ENABLE=1" id=0 library=Vulkan compute=0.0 name=Vulkan0 description="Intel(R) UHD Graphics (ADL GT2)"',
        'msg="dropping integrated GPU; to enable, set OLLAMA_IGPU_ENABLE=1" id=1 library=ROCm compute=gfx1036 name=ROCm1 description="AMD Radeon Graphics" pci_id=0000:0f:00.0',
        'msg="dropping integrated GPU; to enable, set OLLAMA_IGPU_ENABLE=1" id=0 library=Vulkan compute=0.0 name=Vulkan0 description="Intel(R) Graphics (ADL-S GT1)"',
      ],
    },
    {
      name: 'the double of Vulkan, and no word of what computes',
      facts: { gpus: { incomplete: [{ arch: 'gfx1151', vendor: 'amd', integrated: true }] } },
      log: [double],
    },
  ],
});
