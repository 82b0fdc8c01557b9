import check from '../../../checks/service/service-groups-stale.ts';
import { testCheck } from '../../helpers/test-check.ts';

const facts = {
  gpus: [{ vendor: 'amd', integrated: false, arch: 'gfx1100', driver: 'amdgpu' }],
  'platform.container': null,
  runtimes: [{ kind: 'ollama' }],
  'ollama.compute': ['cpu'],
  'ollama.version': '0.32.15',
  services: [{ serves: 'ollama', kind: 'system', opensRenderNode: true, opensKfd: true, processOpensGpu: false, environment: { entries: {} } }],
} as const;

testCheck(check, {
  found: [
    { is: 'suspected', name: 'the journal is closed to us', facts: { ...facts, 'ollama.compute': { gap: 'denied' } } },
    {
      is: 'confirmed',
      name: 'an integrated GPU that Ollama is told to take',
      facts: {
        ...facts,
        gpus: [{ vendor: 'amd', integrated: true, arch: 'gfx1103', driver: 'amdgpu' }],
        services: [{ ...facts.services[0], environment: { entries: { OLLAMA_VULKAN: '1' } } }],
      },
    },
    {
      is: 'confirmed',
      name: 'llama.cpp with Vulkan',
      facts: {
        ...facts,
        runtimes: [{ kind: 'llama.cpp', backends: ['vulkan'] }],
        services: [{ ...facts.services[0], serves: 'llama.cpp' }],
      },
    },
    { is: 'confirmed', name: 'added to render, not restarted', facts, cites: 'https://github.com/ROCm/FastFlowLM/issues/400' },
  ],
  clear: [
    { name: 'an access list opens the nodes', facts: { ...facts, 'ollama.compute': ['rocm'] } },
    {
      name: 'an NVIDIA card does the work',
      facts: {
        ...facts,
        gpus: [
          { vendor: 'amd', integrated: true, arch: 'gfx1103', driver: 'amdgpu' },
          { vendor: 'nvidia', integrated: false, arch: '8.9' },
        ],
      },
    },
    {
      name: 'a user unit, to which the seat opens the nodes',
      facts: { ...facts, services: [{ kind: 'user', opensRenderNode: true, opensKfd: true, processOpensGpu: false }] },
    },
    {
      name: 'Ollama is told to compute on the CPU',
      facts: { ...facts, services: [{ ...facts.services[0], environment: { entries: { OLLAMA_LLM_LIBRARY: 'cpu' } } }] },
    },
    {
      name: 'an integrated GPU that Ollama is told to leave alone',
      facts: {
        ...facts,
        gpus: [{ vendor: 'amd', integrated: true, arch: 'gfx1103', driver: 'amdgpu' }],
        services: [{ ...facts.services[0], environment: { entries: { OLLAMA_VULKAN: '0', OLLAMA_IGPU_ENABLE: '"false"' } } }],
      },
    },
    {
      name: 'llama.cpp with Vulkan, beside an NVIDIA card',
      facts: {
        ...facts,
        gpus: [...facts.gpus, { vendor: 'nvidia', integrated: false, arch: '8.9', driver: 'nvidia' }],
        runtimes: [{ kind: 'llama.cpp', backends: ['vulkan'] }],
        services: [{ ...facts.services[0], serves: 'llama.cpp' }],
      },
    },
    { name: 'the NVIDIA card beside it does the work', facts: { ...facts, 'ollama.compute': ['cuda'] } },
    {
      name: 'vLLM on an NVIDIA card, beside a Radeon for the display',
      facts: {
        ...facts,
        gpus: [...facts.gpus, { vendor: 'nvidia', integrated: false, arch: '8.9', driver: 'nvidia' }],
        torch: [{ variant: 'cu128' }],
        services: [{ ...facts.services[0], serves: 'vllm' }],
      },
    },
    {
      name: 'a llama.cpp for the CPU alone',
      facts: { ...facts, runtimes: [{ kind: 'llama.cpp', backends: ['cpu'] }], services: [{ ...facts.services[0], serves: 'llama.cpp' }] },
    },
    {
      name: 'an integrated GPU that Ollama leaves alone',
      facts: {
        ...facts,
        gpus: [{ vendor: 'amd', integrated: true, arch: 'gfx90c', driver: 'amdgpu' }],
        services: [{ ...facts.services[0], environment: { entries: {} } }],
      },
    },
    { name: 'a card that is handed to a virtual machine', facts: { ...facts, gpus: [{ ...facts.gpus[0], driver: 'vfio-pci' }] } },
    { name: 'restarted', facts: { ...facts, services: [{ kind: 'system', opensRenderNode: true, opensKfd: true, processOpensGpu: true }] } },
    {
      name: 'the account itself lacks the group: another cause',
      facts: { ...facts, services: [{ kind: 'system', opensRenderNode: false, opensKfd: false, processOpensGpu: false }] },
    },
    { name: 'nothing runs', facts: { ...facts, services: [{ kind: 'system', opensRenderNode: true, opensKfd: true, processOpensGpu: null }] } },
  ],
  unknown: [
    {
      name: 'the process is hidden',
      facts: { ...facts, services: [{ ...facts.services[0], processOpensGpu: { gap: 'denied' } }] },
    },
  ],
});
