import check from '../../../checks/wsl/wsl-libraries-not-in-loader-path.ts';
import { testCheck } from '../../helpers/test-check.ts';

const wsl = {
  'platform.system': 'wsl2',
  'platform.container': null,
  'distro.id': 'ubuntu',
  'wsl.dxg': true,
  'wsl.libraries': ['libcuda.so.1', 'libdxcore.so'],
  'wsl.ldconfig': false,
  'wsl.loaderConfigured': false,
  driverLibraries: [{ api: 'cuda', origin: 'out-of-path', path: '/usr/lib/wsl/lib/libcuda.so.1' }],
  'environment.variables': { entries: {} },
  servers: [],
  services: [],
};

testCheck(check, {
  found: [
    { name: 'ldconfig=false in wsl.conf', facts: wsl, is: 'present' },
    { name: 'WSL could not write its file', facts: { ...wsl, 'wsl.ldconfig': null }, log: ['WSL (1) ERROR: Processing ldconfig failed'], is: 'present' },
    {
      name: 'a report with nvidia-smi’s two drivers and bitsandbytes’ words',
      facts: { 'wsl.windowsNvidiaDriver': '531.29', gpus: { incomplete: [{ vendor: 'nvidia' }] } },
      log: ['CUDA SETUP: WARNING! libcuda.so not found! Do you have a CUDA driver installed? If you are on a cluster, make sure you are on a CUDA machine!'],
      is: 'suspected',
      cites: 'https://github.com/bitsandbytes-foundation/bitsandbytes/issues/336',
    },
  ],
  clear: [
    { name: 'the loader has it', facts: { ...wsl, driverLibraries: [{ api: 'cuda', origin: 'loader', path: '/usr/lib/wsl/lib/libcuda.so.1' }] } },
    { name: 'LD_LIBRARY_PATH names the folder', facts: { ...wsl, 'environment.variables': { entries: { LD_LIBRARY_PATH: '/usr/lib/wsl/lib' } } } },
    {
      name: 'a container, whose loader is its own',
      facts: { ...wsl, 'platform.container': 'docker' },
      log: ['libcuda.so.1: cannot open shared object file: No such file or directory'],
    },
    { name: 'the server has the folder', facts: { ...wsl, servers: [{ environment: { entries: { LD_LIBRARY_PATH: '/usr/lib/wsl/lib' } } }] } },
    {
      name: 'the unit of the server has the folder',
      facts: { ...wsl, services: [{ serves: 'vllm', environment: { entries: { LD_LIBRARY_PATH: '/usr/lib/wsl/lib' } } }] },
    },
    {
      name: 'Ollama found it all the same',
      facts: { ...wsl, services: [{ serves: 'ollama', environment: { entries: {} } }], 'ollama.compute': ['cuda'] },
    },
    { name: 'NixOS, by design', facts: { ...wsl, 'distro.id': 'nixos' } },
    { name: 'no NVIDIA driver in Windows', facts: { ...wsl, 'wsl.libraries': ['libdxcore.so'], gpus: [], driverLibraries: [] } },
    { name: 'Linux itself', facts: { ...wsl, 'platform.system': 'native', 'wsl.windowsNvidiaDriver': null } },
  ],
  unknown: [
    {
      name: 'the same words without a word of WSL',
      facts: { gpus: { incomplete: [{ vendor: 'nvidia' }] } },
      log: ['libcuda.so.1: cannot open shared object file: No such file or directory'],
    },
    {
      name: 'the sibling: a library of the toolkit',
      facts: { 'platform.system': 'wsl2', gpus: { incomplete: [{ vendor: 'nvidia' }] } },
      log: ['libcudart.so.12: cannot open shared object file: No such file or directory'],
    },
    { name: 'libraries were not asked', facts: { ...wsl, driverLibraries: { gap: 'no-place-for-native' } } },
  ],
});
