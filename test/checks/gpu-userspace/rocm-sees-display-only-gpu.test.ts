import check from '../../../checks/gpu-userspace/rocm-sees-display-only-gpu.ts';
import { testCheck } from '../../helpers/test-check.ts';

const facts = {
  gpus: [
    { vendor: 'amd', arch: 'gfx1036', integrated: true, driver: 'amdgpu' },
    { vendor: 'amd', arch: 'gfx1100', integrated: false, driver: 'amdgpu' },
  ],
  torch: [],
  servers: [],
  services: [],
  runtimes: [{ kind: 'llama.cpp', backends: ['hip'], build: '9100' }],
  'environment.variables': { entries: {} },
} as const;

testCheck(check, {
  found: [
    { name: 'a Ryzen 7000 with an RX 7900', is: 'exposed', cites: 'https://github.com/ROCm/legacy-rocm-build/issues/3401', facts },
    { name: 'and the error', is: 'suspected', facts, log: ['ROCm error: invalid device function'] },
    {
      name: 'as the last error',
      is: 'confirmed',
      facts: { ...facts, torch: [{ variant: 'rocm6.4', lastError: 'RuntimeError: HIP error: invalid device function' }] },
    },
  ],
  clear: [
    {
      name: 'the server names the card',
      facts: { ...facts, servers: [{ kind: 'llama.cpp', flags: { entries: { '--device': 'ROCm0' } } }] },
    },
    {
      name: 'the server was started with the card alone',
      facts: { ...facts, servers: [{ kind: 'llama.cpp', flags: { entries: {} }, environment: { entries: { HIP_VISIBLE_DEVICES: '0' } } }] },
    },
    {
      name: 'the unit names the card, and does not run now',
      facts: { ...facts, services: [{ serves: 'llama.cpp', environment: { entries: { ROCR_VISIBLE_DEVICES: '0' } } }] },
    },
    {
      name: 'the split leaves the small GPU out',
      facts: { ...facts, servers: [{ kind: 'llama.cpp', flags: { entries: { '--tensor-split': '1,0' } }, environment: { entries: {} } }] },
    },
    { name: 'the card is handed to a virtual machine', facts: { ...facts, gpus: [facts.gpus[0], { ...facts.gpus[1], driver: 'vfio-pci' }] } },
    { name: 'the card is chosen', facts: { ...facts, 'environment.variables': { entries: { ROCR_VISIBLE_DEVICES: '0' } } } },
    { name: 'the card alone', facts: { ...facts, gpus: [{ vendor: 'amd', arch: 'gfx1100', integrated: false }] } },
    {
      name: 'the card itself has no code in the wheel',
      facts: {
        ...facts,
        gpus: [facts.gpus[0], { vendor: 'amd', arch: 'gfx1031', integrated: false }],
        torch: [{ variant: 'rocm6.4', lastError: 'RuntimeError: HIP error: invalid device function' }],
      },
    },
    {
      name: 'two cards, of which ROCm1 is the second',
      facts: { ...facts, gpus: [...facts.gpus, facts.gpus[1]] },
      log: ['llama_kv_cache: ROCm1 KV buffer size = 512.00 MiB'],
    },
    { name: 'nothing uses ROCm', facts: { ...facts, runtimes: [] } },
    { name: 'a llama.cpp that takes the card by itself', facts: { ...facts, runtimes: [{ kind: 'llama.cpp', backends: ['hip'], build: '9484' }] } },
    { name: 'PyTorch, which takes the first', facts: { ...facts, runtimes: [], torch: [{ variant: 'rocm6.4', lastError: null }] } },
  ],
  unknown: [
    { name: 'the environment is not known', facts: { ...facts, 'environment.variables': { gap: 'not-in-text' } } },
    {
      name: 'the sibling: a card that the program holds no code for, in a text that names no small GPU',
      facts: { gpus: { incomplete: [{ vendor: 'amd', arch: 'gfx942', integrated: false }] }, torch: { incomplete: [{ variant: 'rocm6.4' }] } },
      log: ['RuntimeError: HIP error: invalid device function'],
    },
  ],
});
