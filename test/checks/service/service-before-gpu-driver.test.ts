import check from '../../../checks/service/service-before-gpu-driver.ts';
import { testCheck } from '../../helpers/test-check.ts';

const facts = {
  gpus: [{ vendor: 'nvidia' }],
  services: [{ serves: 'ollama', activeState: 'active', startedAt: 9_000 }],
  'logs.gpuReady': 14_000,
  'ollama.compute': ['cpu'],
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
      is: 'suspected',
      name: 'a restart helps',
      facts: { gpus: { incomplete: [{ vendor: 'amd' }] } },
      log: ['The card is not found from a fresh reboot of the system. After manually restarting the service the GPU is detected'],
      cites: 'https://github.com/NixOS/nixpkgs/issues/419097',
    },
  ],
  clear: [
    { name: 'the driver was up first', facts: { ...facts, 'logs.gpuReady': 6_000 } },
    { name: 'started first, and the GPU is used all the same', facts: { ...facts, 'ollama.compute': ['cuda'] } },
    { name: 'no GPU driver spoke', facts: { ...facts, 'logs.gpuReady': null } },
  ],
  unknown: [
    { name: 'the kernel log is closed', facts: { ...facts, 'logs.gpuReady': { gap: 'denied' } } },
    {
      name: 'the sibling: lost after sleep',
      facts: { gpus: { incomplete: [{ vendor: 'nvidia' }] } },
      log: ['Works after boot, but after suspend it is CPU only; restarting ollama does not help, only a reboot'],
    },
  ],
});
