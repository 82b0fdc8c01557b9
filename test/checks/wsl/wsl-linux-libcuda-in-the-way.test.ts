import check from '../../../checks/wsl/wsl-linux-libcuda-in-the-way.ts';
import { testCheck } from '../../helpers/test-check.ts';

const wsl = {
  'platform.system': 'wsl2',
  'platform.container': null,
  'wsl.libraries': ['libcuda.so.1', 'libdxcore.so'],
  'wsl.linuxLibcuda': ['/usr/lib/x86_64-linux-gnu/libcuda.so.535.183.01'],
  driverLibraries: [{ api: 'cuda', origin: 'loader', path: '/usr/lib/x86_64-linux-gnu/libcuda.so.535.183.01', outcome: 'refuses', gpuCount: 0 }],
  'environment.variables': { entries: {} },
  runtimes: { incomplete: [] },
  'ollama.compute': [],
};

testCheck(check, {
  found: [
    {
      name: 'the loader takes the Linux one',
      facts: wsl,
      is: 'confirmed',
      cites: 'https://github.com/ollama/ollama/issues/1940',
    },
    { name: 'the loader takes neither', facts: { ...wsl, driverLibraries: [] }, is: 'exposed' },
    {
      name: 'Ollama’s log',
      facts: { ...wsl, driverLibraries: { gap: 'not-in-text' } },
      log: ['no nvidia devices detected by library /usr/lib/x86_64-linux-gnu/libcuda.so.535.104.05'],
      is: 'suspected',
    },
    {
      name: 'the driver’s first call in a report',
      is: 'suspected',
      facts: { 'platform.system': { prose: 'wsl2' }, gpus: { incomplete: [{ vendor: 'nvidia' }] } },
      log: ['Call to cuInit results in CUDA_ERROR_NO_DEVICE:'],
      cites: 'https://github.com/NVIDIA/cuml/issues/5624',
    },
  ],
  clear: [
    {
      name: 'both libraries, and the loader takes the right one',
      facts: { ...wsl, driverLibraries: [{ api: 'cuda', origin: 'loader', path: '/usr/lib/wsl/lib/libcuda.so.1' }] },
    },
    { name: 'Ollama asked the next copy, which answered', facts: { ...wsl, runtimes: [{ kind: 'ollama' }], 'ollama.compute': ['cuda'] } },
    { name: 'the Linux one works', facts: { ...wsl, driverLibraries: [{ ...wsl.driverLibraries[0], outcome: 'answers', gpuCount: 1 }] } },
    { name: 'no GPU is shown on purpose', facts: { ...wsl, 'environment.variables': { entries: { CUDA_VISIBLE_DEVICES: '-1' } } } },
    { name: 'the Windows one alone', facts: { ...wsl, 'wsl.linuxLibcuda': [] } },
    {
      name: 'Linux itself, where it belongs',
      facts: { ...wsl, 'platform.system': 'native', 'wsl.libraries': null, 'wsl.linuxLibcuda': null },
      log: ['no nvidia devices detected by library /usr/lib/x86_64-linux-gnu/libcuda.so.535.104.05'],
    },
    { name: 'a container, into which the toolkit mounts it', facts: { ...wsl, 'platform.container': 'docker' } },
  ],
  unknown: [
    {
      name: 'no device is found, and nothing tells of a Linux driver',
      facts: { 'platform.system': 'wsl2', gpus: { incomplete: [{ vendor: 'nvidia' }] } },
      log: ['ggml_cuda_init: failed to initialize CUDA: no CUDA-capable device is detected'],
    },
    { name: 'the folders could not be read', facts: { ...wsl, 'wsl.linuxLibcuda': { gap: 'not-recorded' }, driverLibraries: { gap: 'not-recorded' } } },
  ],
});
