import check from '../../../checks/service/service-devices-hidden.ts';
import { testCheck } from '../../helpers/test-check.ts';

const gpus = [{ vendor: 'nvidia', driver: 'nvidia', integrated: false, arch: '8.6' }];
const native = { 'platform.system': 'native', gpus, 'nvidia.moduleVersion': '570.133.07' } as const;
const nixos = ['char-drm rw', 'char-kfd rw', 'char-nvidiactl rw', 'char-nvidia-uvm rw'];
const open = {
  serves: 'ollama',
  execStart: '/usr/local/bin/ollama serve',
  activeState: 'active',
  privateDevices: false,
  devicePolicy: 'auto',
  deviceAllow: [],
  bindPaths: [],
  environment: { entries: {} },
} as const;

testCheck(check, {
  found: [
    { is: 'present', name: 'PrivateDevices', facts: { ...native, services: [{ ...open, privateDevices: true }] } },
    {
      is: 'present',
      name: 'a closed policy that allows other devices only',
      facts: { ...native, services: [{ ...open, devicePolicy: 'closed', deviceAllow: ['char-rtc r'] }] },
      cites: 'https://github.com/NixOS/nixpkgs/issues/331069',
    },
    {
      is: 'present',
      name: 'a list without the name that an older driver gives its GPUs',
      facts: {
        ...native,
        'nvidia.moduleVersion': '535.183.01',
        services: [{ ...open, devicePolicy: 'closed', deviceAllow: ['char-nvidiactl rw', 'char-nvidia-caps rw', 'char-nvidia-uvm rw'] }],
      },
      cites: 'https://github.com/NixOS/nixpkgs/issues/331069',
    },
    { is: 'present', name: 'the nodes of other vendors alone', facts: { ...native, services: [{ ...open, deviceAllow: ['char-drm rw', 'char-kfd rw'] }] } },
    { is: 'present', name: 'one allowed device shuts out the others', facts: { ...native, services: [{ ...open, deviceAllow: ['/dev/fuse rw'] }] } },
    {
      is: 'present',
      name: 'under WSL2, where the list has the nodes of a Linux machine',
      facts: { 'platform.system': 'wsl2', 'wsl.dxg': true, services: [{ ...open, devicePolicy: 'closed', deviceAllow: nixos }] },
      cites: 'https://github.com/NixOS/nixpkgs/issues/363357',
    },
    {
      is: 'suspected',
      name: 'as people call it',
      facts: { ...native, services: { incomplete: [{ serves: 'ollama', activeState: 'active' }] } },
      log: ['ollama systemd service hardening is too aggressive'],
      cites: 'https://github.com/NixOS/nixpkgs/issues/331069',
    },
  ],
  clear: [
    {
      name: 'NixOS’ list, with an older driver',
      facts: {
        ...native,
        'nvidia.moduleVersion': '535.183.01',
        services: [{ ...open, devicePolicy: 'closed', deviceAllow: [...nixos, 'char-nvidia-frontend rw'] }],
      },
    },
    {
      name: 'NVIDIA’s nodes by their number',
      facts: { ...native, services: [{ ...open, devicePolicy: 'closed', deviceAllow: ['char-195 rw', 'char-510 rw'] }] },
    },
    {
      name: 'a llama.cpp for the CPU alone',
      facts: { ...native, runtimes: [{ kind: 'llama.cpp', backends: ['cpu'] }], services: [{ ...open, serves: 'llama.cpp', privateDevices: true }] },
    },
    {
      name: 'the same, beside LM Studio, which brings all back ends',
      facts: {
        ...native,
        runtimes: [
          { kind: 'llama.cpp', backends: ['cpu'] },
          { kind: 'lm-studio', backends: ['cuda', 'vulkan'] },
        ],
        services: [{ ...open, serves: 'llama.cpp', privateDevices: true }],
      },
    },
    {
      name: 'a llama.cpp for CUDA that is kept on the CPU on purpose',
      facts: {
        ...native,
        runtimes: [{ kind: 'llama.cpp', backends: ['cpu', 'cuda'] }],
        services: [{ ...open, serves: 'llama.cpp', execStart: '/usr/bin/llama-server -m e.gguf -ngl 0 --embeddings', privateDevices: true }],
      },
    },
    {
      name: 'an Ollama that is kept on the CPU on purpose',
      facts: { ...native, services: [{ ...open, environment: { entries: { CUDA_VISIBLE_DEVICES: '-1' } }, privateDevices: true }] },
    },
    {
      name: 'under WSL2, with its node',
      facts: { 'platform.system': 'wsl2', 'wsl.dxg': true, services: [{ ...open, devicePolicy: 'closed', deviceAllow: ['/dev/dxg'] }] },
    },
    { name: 'no device policy', facts: { ...native, services: [open] } },
    {
      name: 'NixOS’s list',
      facts: { ...native, services: [{ ...open, devicePolicy: 'closed', deviceAllow: nixos }] },
    },
    { name: 'the unit is not used', facts: { ...native, services: [{ ...open, activeState: 'inactive', privateDevices: true }] } },
    {
      name: 'no GPU worth it',
      facts: { ...native, gpus: [{ vendor: 'intel', driver: 'i915', integrated: true, arch: 'xe-lp' }], services: [{ ...open, privateDevices: true }] },
    },
  ],
  unknown: [
    {
      name: 'a guide that speaks of its unit’s sandbox',
      facts: { ...native, services: { incomplete: [{ activeState: 'active' }] } },
      log: ['A vllm.service unit with the sandbox of the appendix'],
    },
    {
      name: 'the policy is not known',
      facts: { ...native, services: [{ ...open, devicePolicy: { gap: 'timeout' }, deviceAllow: { gap: 'timeout' }, privateDevices: { gap: 'timeout' } }] },
    },
  ],
});
