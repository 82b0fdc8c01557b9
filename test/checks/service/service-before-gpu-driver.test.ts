import check from '../../../checks/service/service-before-gpu-driver.ts';
import { testCheck } from '../../helpers/test-check.ts';

const facts = {
  gpus: [{ vendor: 'nvidia', driver: 'nvidia' }],
  services: [{ serves: 'ollama', activeState: 'active', startedAt: 9_000, environment: { entries: {} } }],
  'logs.gpuReady': 14_000,
  'ollama.compute': ['cpu'],
  'logs.gpuAfterRestart': null,
} as const;

testCheck(check, {
  found: [
    { is: 'present', name: 'started first, and the CPU is used', facts, cites: 'https://github.com/ollama/ollama/issues/7669' },
    {
      is: 'suspected',
      name: 'told in a report',
      facts: { gpus: { incomplete: [{ vendor: 'nvidia' }] } },
      log: ['user services start before the `nvidia-uvm` module has finished initializing after a cold boot'],
      cites: 'https://github.com/ggml-org/llama.cpp/issues/27923',
    },
    {
      is: 'present',
      name: 'a restart helps, which only a report tells',
      facts: { 'logs.gpuAfterRestart': true },
      cites: 'https://github.com/NixOS/nixpkgs/issues/419097',
    },
  ],
  clear: [
    { name: 'nothing tells of an order', facts: { gpus: [], services: [], 'logs.gpuAfterRestart': null } },
    { name: 'an integrated GPU that Ollama leaves alone', facts: { ...facts, gpus: [{ vendor: 'amd', integrated: true, arch: 'gfx902', driver: 'amdgpu' }] } },
    {
      name: 'kept on the CPU on purpose',
      facts: { ...facts, services: [{ serves: 'ollama', activeState: 'active', startedAt: 9_000, environment: { entries: { CUDA_VISIBLE_DEVICES: '-1' } } }] },
    },
    {
      name: 'a card that is handed to a virtual machine, beside the graphics of the processor, whose driver is up late',
      facts: {
        ...facts,
        gpus: [
          { vendor: 'nvidia', driver: 'vfio-pci' },
          { vendor: 'intel', driver: 'i915' },
        ],
      },
    },
    { name: 'an NVIDIA card with nouveau', facts: { ...facts, gpus: [{ vendor: 'nvidia', driver: 'nouveau' }] } },
    { name: 'the driver was up first', facts: { ...facts, 'logs.gpuReady': 6_000 } },
    { name: 'started first, and the GPU is used all the same', facts: { ...facts, 'ollama.compute': ['cuda'] } },
    { name: 'no GPU driver spoke', facts: { ...facts, 'logs.gpuReady': null } },
  ],
  unknown: [
    {
      name: 'a display manager that races the driver',
      facts: { gpus: { incomplete: [{ vendor: 'nvidia' }] } },
      log: ['The display manager service starts before the nvidia driver is ready'],
    },
    { name: 'the kernel log is closed', facts: { ...facts, 'logs.gpuReady': { gap: 'denied' } } },
    {
      name: 'the sibling: lost after sleep',
      facts: { gpus: { incomplete: [{ vendor: 'nvidia' }] } },
      log: ['Works after boot, but after suspend it is CPU only; restarting ollama does not help, only a reboot'],
    },
  ],
});
