import check from '../../../checks/service/render-group-missing.ts';
import { testCheck } from '../../helpers/test-check.ts';

const gpus = [{ vendor: 'amd', integrated: false, arch: 'gfx1100', driver: 'amdgpu' }];
const environment = { entries: {} };
const closed = {
  gpus,
  'platform.container': null,
  'ollama.compute': ['cpu'],
  runtimes: [{ kind: 'ollama' }],
  services: [{ key: 'unit:ollama.service', serves: 'ollama', kind: 'system', opensKfd: false, opensRenderNode: false, activeState: 'active', environment }],
} as const;

testCheck(check, {
  found: [
    {
      is: 'confirmed',
      name: 'an older Ollama, which names the GPU without opening it',
      facts: { ...closed, 'ollama.compute': ['rocm'], 'ollama.version': '0.6.8' },
    },
    {
      is: 'suspected',
      name: 'the same, where the journal is closed to us',
      facts: { ...closed, 'ollama.compute': { gap: 'denied' } },
    },
    {
      is: 'confirmed',
      name: 'a unit of llama.cpp, without Ollama',
      facts: {
        ...closed,
        'ollama.compute': { gap: 'unsupported' },
        runtimes: [{ kind: 'llama.cpp', backends: ['cpu', 'hip'] }],
        services: [{ serves: 'llama.cpp', kind: 'system', opensKfd: false, opensRenderNode: false, activeState: 'active' }],
      },
    },
    { is: 'confirmed', name: 'a hand-made account without the groups', facts: closed, cites: 'https://github.com/ollama/ollama/issues/7723' },
    {
      is: 'confirmed',
      name: 'the render node alone is closed: Vulkan',
      facts: { ...closed, services: [{ ...closed.services[0], opensKfd: null }] },
      cites: 'https://github.com/lingfish/ollama-deb/issues/22',
    },
    {
      is: 'confirmed',
      name: 'the log of Ollama 0.3.11, machine unknown',
      log: [
        'level=ERROR source=amd_linux.go:364 msg="amdgpu devices detected but permission problems block access" error="permissions not set up properly.  Either run ollama as root, or add you user account to the render group. open /dev/kfd: permission denied"',
      ],
      cites: 'https://github.com/ollama/ollama/pull/6736',
    },
    {
      is: 'suspected',
      name: 'the Tensile crash on a machine with a Radeon',
      facts: { gpus },
      log: ['ollama[2211]: rocBLAS error: Could not initialize Tensile host: No devices found'],
    },
  ],
  clear: [
    {
      name: 'a unit of llama.cpp with Vulkan alone, which needs no KFD',
      facts: {
        ...closed,
        runtimes: [{ kind: 'llama.cpp', backends: ['cpu', 'vulkan'] }],
        services: [{ serves: 'llama.cpp', kind: 'system', opensKfd: false, opensRenderNode: true, activeState: 'active' }],
      },
    },
    {
      name: 'a llama.cpp for the CPU alone',
      facts: {
        ...closed,
        'ollama.compute': { gap: 'unsupported' },
        runtimes: [{ kind: 'llama.cpp', backends: ['cpu'] }],
        services: [{ serves: 'llama.cpp', kind: 'system', opensKfd: false, opensRenderNode: false, activeState: 'active' }],
      },
    },
    {
      name: 'a card that is handed to a virtual machine',
      facts: {
        ...closed,
        gpus: [
          { vendor: 'amd', integrated: false, arch: 'gfx1100', driver: 'vfio-pci' },
          { vendor: 'intel', integrated: true, arch: 'xe-lp', driver: 'i915' },
        ],
      },
    },
    { name: 'an old Radeon that only shows a picture', facts: { ...closed, gpus: [{ vendor: 'amd', integrated: false, arch: null, driver: 'radeon' }] } },
    { name: 'an integrated GPU that Ollama leaves alone', facts: { ...closed, gpus: [{ vendor: 'amd', integrated: true, arch: 'gfx90c', driver: 'amdgpu' }] } },
    {
      name: 'kept on the CPU on purpose',
      facts: { ...closed, services: [{ ...closed.services[0], environment: { entries: { OLLAMA_LLM_LIBRARY: 'cpu_avx2' } } }] },
    },
    {
      name: 'a llama.cpp for the CPU alone, beside LM Studio, which brings all back ends',
      facts: {
        ...closed,
        runtimes: [
          { kind: 'llama.cpp', backends: ['cpu'] },
          { kind: 'lm-studio', backends: ['hip', 'vulkan'] },
        ],
        services: [{ ...closed.services[0], serves: 'llama.cpp' }],
      },
    },
    { name: 'it computes on the GPU: an access list lets it in', facts: { ...closed, 'ollama.compute': ['rocm'], 'ollama.version': '0.13.0' } },
    {
      name: 'the account is in the groups',
      facts: { ...closed, services: [{ kind: 'system', opensKfd: true, opensRenderNode: true, activeState: 'active' }] },
    },
    {
      name: 'it computes on the NVIDIA card beside it',
      facts: {
        ...closed,
        gpus: [
          { vendor: 'amd', integrated: false, arch: 'gfx803', driver: 'amdgpu' },
          { vendor: 'nvidia', integrated: false, arch: '8.9', driver: 'nvidia' },
        ],
        'ollama.compute': ['cuda'],
      },
    },
    {
      name: 'a llama.cpp for Vulkan, with an NVIDIA card for it',
      facts: {
        ...closed,
        gpus: [
          { vendor: 'amd', integrated: false, arch: 'gfx803', driver: 'amdgpu' },
          { vendor: 'nvidia', integrated: false, arch: '8.9', driver: 'nvidia' },
        ],
        runtimes: [{ kind: 'llama.cpp', backends: ['cpu', 'vulkan'] }],
        services: [{ serves: 'llama.cpp', kind: 'system', opensKfd: false, opensRenderNode: false, activeState: 'active' }],
      },
    },
    {
      name: 'a display GPU beside an NVIDIA card',
      facts: {
        ...closed,
        gpus: [
          { vendor: 'amd', integrated: true, arch: 'gfx1103', driver: 'amdgpu' },
          { vendor: 'nvidia', integrated: false, arch: '8.9' },
        ],
      },
    },
    { name: 'the small GPU of a desktop Ryzen', facts: { ...closed, gpus: [{ vendor: 'amd', integrated: true, arch: 'gfx1036', driver: 'amdgpu' }] } },
    {
      name: 'a user unit, which has what the seat opens',
      facts: { ...closed, services: [{ kind: 'user', opensKfd: false, opensRenderNode: false, activeState: 'active' }] },
    },
    { name: 'inside a container', facts: { ...closed, 'platform.container': 'docker' } },
  ],
  unknown: [
    {
      name: 'a llama.cpp for the CPU alone on a live machine, where another may lie elsewhere',
      facts: {
        ...closed,
        runtimes: { incomplete: [{ kind: 'llama.cpp', backends: ['cpu'] }] },
        services: [{ ...closed.services[0], serves: 'llama.cpp' }],
      },
    },
    { name: 'the same crash of PyTorch, which a person starts', facts: { gpus }, log: ['rocBLAS error: Could not initialize Tensile host: No devices found'] },
    { name: 'rocminfo, which a person starts', facts: { gpus }, log: ['Unable to open /dev/kfd read-write: Permission denied'] },
    {
      name: 'the account is of a directory service',
      facts: { ...closed, services: [{ kind: 'system', opensKfd: { gap: 'unsupported' }, opensRenderNode: { gap: 'unsupported' } }] },
    },
    {
      name: 'the sibling message of a missing driver in a container',
      log: [
        'level=ERROR msg="amdgpu devices detected but permission problems block access" error="kfd driver not loaded.  If running in a container, remember to include --device"',
      ],
    },
  ],
});
