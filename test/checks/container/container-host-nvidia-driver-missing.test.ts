import check from '../../../checks/container/container-host-nvidia-driver-missing.ts';
import { testCheck } from '../../helpers/test-check.ts';

const facts = {
  'platform.system': 'native',
  'container.runOptions': { entries: { gpus: 'all' } },
  'nvidia.libraryVersion': null,
  'nvidia.loaded': false,
  'nvidia.moduleForKernel': false,
  cdiSpecs: [],
  runtimes: [{ startError: null }],
} as const;

testCheck(check, {
  found: [
    { name: 'no driver on the host', is: 'present', facts },
    {
      name: 'the library is missing',
      is: 'confirmed',
      cites: 'https://github.com/NVIDIA/libnvidia-container/issues/231',
      log: [
        'nvidia-container-cli: initialization error: load library failed: libnvidia-ml.so.1: cannot open shared object file: no such file or directory: unknown.',
      ],
    },
    {
      name: 'Docker on Windows',
      is: 'confirmed',
      facts: { 'platform.system': 'wsl2' },
      cites: 'https://github.com/docker/for-win/issues/13835',
      log: [
        'nvidia-container-cli: initialization error: load library failed: libnvidia-ml.so.1: cannot open shared object file: no such file or directory: unknown.',
      ],
    },
    {
      name: 'the module is not loaded',
      is: 'confirmed',
      cites: 'https://github.com/NVIDIA/nvidia-container-toolkit/issues/1269',
      log: ['nvidia-container-cli: initialization error: nvml error: driver not loaded: unknown.'],
    },
  ],
  clear: [
    { name: 'the driver is there', facts: { ...facts, 'nvidia.libraryVersion': '580.95.05', 'nvidia.loaded': true } },
    { name: 'the library lies elsewhere, as on NixOS', facts: { ...facts, 'nvidia.loaded': true } },
    {
      name: 'the module is there and not loaded yet',
      facts: { ...facts, 'nvidia.libraryVersion': '580.95.05', 'nvidia.moduleForKernel': true },
    },
    { name: 'a container for an AMD GPU', facts: { ...facts, 'container.runOptions': { entries: { device: '/dev/kfd,/dev/dri' } } } },
    { name: 'nodes by hand, where this tool is not asked', facts: { ...facts, 'container.runOptions': { entries: { device: '/dev/nvidia0' } } } },
    { name: 'another runtime', facts: { ...facts, 'container.runOptions': { entries: { runtime: 'runsc' } } } },
    { name: '--gpus gives an AMD GPU', facts: { ...facts, cdiSpecs: [{ kind: 'amd.com/gpu' }] } },
    { name: 'WSL2, which has no such module', facts: { ...facts, 'platform.system': 'wsl2' } },
    { name: 'a live machine starts no container', facts: { ...facts, 'container.runOptions': null } },
  ],
  unknown: [
    { name: 'nothing is known of the host', facts: { 'container.runOptions': { entries: { gpus: 'all' } } } },
    { name: 'the sibling: another error of the tool', log: ['nvidia-container-cli: requirement error: unsatisfied condition: cuda>=12.8'] },
  ],
});
