import check from '../../../checks/service/service-nvidia-nodes-closed.ts';
import { testCheck } from '../../helpers/test-check.ts';

const facts = {
  'platform.container': null,
  gpus: [{ driver: 'nvidia' }],
  'ollama.compute': ['cpu'],
  runtimes: [{ kind: 'ollama' }],
  services: [{ serves: 'ollama', kind: 'system', opensNvidia: false, activeState: 'active', environment: { entries: {} } }],
} as const;

testCheck(check, {
  found: [
    { is: 'confirmed', name: 'nodes of the group video', facts, cites: 'https://github.com/openSUSE/nvidia-driver-G06/issues/52' },
    { is: 'suspected', name: 'the same, where the journal is closed to us', facts: { ...facts, 'ollama.compute': { gap: 'denied' } } },
  ],
  clear: [
    {
      name: 'a llama.cpp for the CPU alone',
      facts: { ...facts, runtimes: [{ kind: 'llama.cpp', backends: ['cpu'] }], services: [{ ...facts.services[0], serves: 'llama.cpp' }] },
    },
    {
      name: 'the same, beside LM Studio, which brings all back ends',
      facts: {
        ...facts,
        runtimes: [
          { kind: 'llama.cpp', backends: ['cpu'] },
          { kind: 'lm-studio', backends: ['cuda', 'vulkan'] },
        ],
        services: [{ ...facts.services[0], serves: 'llama.cpp' }],
      },
    },
    {
      name: 'kept on the CPU on purpose',
      facts: { ...facts, services: [{ ...facts.services[0], environment: { entries: { CUDA_VISIBLE_DEVICES: '-1' } } }] },
    },
    { name: 'it computes on the other GPU', facts: { ...facts, gpus: [{ driver: 'nvidia' }, { driver: 'amdgpu' }], 'ollama.compute': ['rocm'] } },
    {
      name: 'a llama.cpp for Vulkan, with another GPU for it',
      facts: {
        ...facts,
        gpus: [{ driver: 'nvidia' }, { driver: 'amdgpu' }],
        runtimes: [{ kind: 'llama.cpp', backends: ['cpu', 'vulkan'] }],
        services: [{ ...facts.services[0], serves: 'llama.cpp' }],
      },
    },
    {
      name: 'Lemonade, for the AMD GPU beside it',
      facts: { ...facts, gpus: [{ driver: 'nvidia' }, { driver: 'amdgpu' }], services: [{ ...facts.services[0], serves: 'lemonade' }] },
    },
    { name: 'it computes on the GPU: an access list lets it in', facts: { ...facts, 'ollama.compute': ['cuda'] } },
    { name: 'nodes for everybody', facts: { ...facts, services: [{ kind: 'system', opensNvidia: true, activeState: 'active' }] } },
    { name: 'the GPU is not NVIDIA’s driver’s', facts: { ...facts, gpus: [{ driver: 'nouveau' }] } },
    { name: 'the unit is not used', facts: { ...facts, services: [{ kind: 'system', opensNvidia: false, activeState: 'inactive' }] } },
    { name: 'a user unit', facts: { ...facts, services: [{ kind: 'user', opensNvidia: false, activeState: 'failed' }] } },
    { name: 'a container', facts: { ...facts, 'platform.container': 'docker' } },
  ],
  unknown: [
    { name: 'the node was not looked at', facts: { ...facts, services: [{ kind: 'system', opensNvidia: { gap: 'denied' } }] } },
    { name: 'the message alone', log: ['Failed to initialize NVML: Insufficient Permissions'] },
  ],
});
