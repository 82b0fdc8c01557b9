import check from '../../../checks/kernel-driver/nvidia-driver-refuses-compressed-kernels.ts';
import { testCheck } from '../../helpers/test-check.ts';

const old = {
  gpus: [{ vendor: 'nvidia', computeCapability: '7.0' }],
  'nvidia.moduleVersion': '535.288.01',
  driverLibraries: [],
  models: [],
  runtimes: [{ kind: 'ollama', version: '0.30.0' }],
};
const shown = { gpus: [{ vendor: 'nvidia' }], driverLibraries: [{ api: 'cuda', error: 'CUDA_ERROR_INVALID_IMAGE' }], runtimes: [{ kind: 'llama.cpp' }] };
const invalid = 'CUDA error: device kernel image is invalid';

testCheck(check, {
  found: [
    { name: 'Ollama 0.30.0 on 535', is: 'exposed', facts: old, cites: 'https://github.com/ollama/ollama/issues/16449' },
    { name: 'and the error', is: 'suspected', facts: old, log: [invalid] },
    {
      name: 'llama.cpp’s error, the driver not told',
      is: 'suspected',
      facts: shown,
      log: [invalid],
      cites: 'https://github.com/canonical/inference-snaps/issues/255',
    },
  ],
  clear: [
    { name: 'a Jetson, whose build is not compressed', facts: { ...old, 'nvidia.moduleVersion': '540.4.0' } },
    { name: 'a GTX 10, which Ollama passes over', facts: { ...old, gpus: [{ vendor: 'nvidia', computeCapability: '6.1' }] } },
    { name: 'a driver without CUDA 12', facts: { ...old, 'nvidia.moduleVersion': '470.256.02' } },
    { name: 'a build of one’s own that serves', facts: { ...old, models: [{ runtime: 'ollama', sizeVram: 4_000_000_000 }] } },
    { name: 'driver 550', facts: { ...old, 'nvidia.moduleVersion': '550.54.14' } },
    { name: 'Ollama before llama.cpp’s libraries', facts: { ...old, runtimes: [{ kind: 'ollama', version: '0.24.0' }] } },
    { name: 'a llama.cpp that was built on the machine', facts: { ...old, runtimes: [{ kind: 'llama.cpp', backends: ['cuda'] }] } },
    { name: 'the error on a new driver: another cause', facts: { ...shown, 'nvidia.moduleVersion': '580.95.05' }, log: [invalid] },
  ],
  unknown: [
    { name: 'the words alone', log: [invalid] },
    {
      name: 'the sibling: no code for this GPU at all',
      facts: { ...shown, driverLibraries: { gap: 'not-recorded' } },
      log: ['CUDA error: no kernel image is available for execution on the device'],
    },
  ],
});
