import check from '../../../checks/gpu-userspace/nixos-libcuda-out-of-path.ts';
import { testCheck } from '../../helpers/test-check.ts';

const venv = {
  'platform.container': null,
  'distro.id': 'nixos',
  'nvidia.moduleVersion': '580.95.05',
  gpus: [{ vendor: 'nvidia' }],
  driverLibraries: [{ api: 'cuda', origin: 'out-of-path' }],
  runtimes: [{ kind: 'pytorch', path: '/home/me/venv' }],
  torch: [{ name: '/home/me/venv', cuda: '12.8' }],
  'environment.variables': { entries: {} },
  servers: [],
  services: [],
} as const;
const line = 'ImportError: libcuda.so.1: cannot open shared object file: No such file or directory';

testCheck(check, {
  found: [
    { is: 'exposed', name: 'a virtual environment', facts: venv, cites: 'https://github.com/NixOS/nixpkgs/issues/65515' },
    { is: 'suspected', name: 'with the loader’s words', facts: venv, log: [line] },
    { is: 'suspected', name: 'a report', facts: { 'distro.id': 'nixos', gpus: { incomplete: [{ vendor: 'nvidia' }] } }, log: [line] },
    {
      is: 'suspected',
      name: 'cudart’s number for it',
      cites: 'https://github.com/NixOS/nixpkgs/issues/349617',
      facts: { 'distro.id': 'nixos', gpus: { incomplete: [{ vendor: 'nvidia' }] } },
      log: ['cudaSetDevice err: 35'],
    },
  ],
  clear: [
    {
      name: 'a driver that no CUDA 12 starts on',
      facts: { 'distro.id': 'nixos', gpus: { incomplete: [{ vendor: 'nvidia' }] }, 'nvidia.moduleVersion': '470.256.02' },
      log: ['CUDA driver version is insufficient for CUDA runtime version'],
    },
    {
      name: 'a container, which has folders of its own',
      facts: { 'distro.id': 'nixos', gpus: { incomplete: [{ vendor: 'nvidia' }] }, 'platform.container': 'docker' },
      log: [line],
    },
    { name: 'a wheel for the CPU', facts: { ...venv, torch: [{ name: '/home/me/venv', cuda: null }] } },
    {
      name: 'LM Studio of nixpkgs, which has a root of its own',
      facts: { ...venv, torch: [], runtimes: [{ kind: 'lm-studio', path: '/home/me/.lmstudio', backends: ['cuda', 'cpu'] }] },
    },
    {
      name: 'an own build of llama.cpp for Vulkan',
      facts: { ...venv, torch: [], runtimes: [{ kind: 'llama.cpp', path: '/home/me/llama.cpp/build/bin/llama-server', backends: ['vulkan', 'cpu'] }] },
    },
    { name: 'nix-ld names the folder', facts: { ...venv, 'environment.variables': { entries: { NIX_LD_LIBRARY_PATH: '/run/opengl-driver/lib' } } } },
    {
      name: 'the server was started with the folder',
      facts: { ...venv, servers: [{ kind: 'vllm', unit: null, environment: { entries: { LD_LIBRARY_PATH: '/run/opengl-driver/lib' } } }] },
    },
    { name: 'LD_LIBRARY_PATH names the folder', facts: { ...venv, driverLibraries: [{ api: 'cuda', origin: 'loader' }] } },
    { name: 'a package of nixpkgs', facts: { ...venv, torch: [], runtimes: [{ kind: 'ollama', path: '/nix/store/abc-ollama-0.12/bin/ollama' }] } },
    { name: 'the system’s profile', facts: { ...venv, torch: [], runtimes: [{ kind: 'ollama', path: '/run/current-system/sw/bin/ollama' }] } },
    { name: 'another distribution, where the library is missing', facts: { ...venv, 'distro.id': 'ubuntu', driverLibraries: [] }, log: [line] },
  ],
  unknown: [
    { name: 'a report from another system', facts: { gpus: { incomplete: [{ vendor: 'nvidia' }] } }, log: [line] },
    { name: 'the runtimes are not known', facts: { ...venv, torch: { gap: 'unsupported' }, runtimes: { incomplete: [] } } },
  ],
});
