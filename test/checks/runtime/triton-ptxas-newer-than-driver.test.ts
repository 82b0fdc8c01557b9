import check from '../../../checks/runtime/triton-ptxas-newer-than-driver.ts';
import { testCheck } from '../../helpers/test-check.ts';

const line = 'RuntimeError: Triton Error [CUDA]: device kernel image is invalid';
const old = {
  gpus: [{ vendor: 'nvidia', computeCapability: '8.6' }],
  'nvidia.moduleVersion': '470.57.02',
  'cuda.driverVersion': '11.4',
  'platform.system': 'native',
  'environment.variables': { entries: {} },
  // An Ollama of another account runs beside it.
  servers: [{ kind: 'ollama', environment: { gap: 'denied' } }],
  torch: [{ packages: { entries: { triton: '2.2.0' } }, lastError: { gap: 'unsupported' } }],
} as const;

testCheck(check, {
  found: [
    { name: 'a driver of CUDA 11 and Triton 2.2', is: 'exposed', facts: old },
    {
      name: 'the same under WSL, which has no module',
      is: 'exposed',
      facts: { ...old, 'platform.system': 'wsl2', 'nvidia.moduleVersion': null, 'cuda.driverVersion': '11.6' },
    },
    { name: 'and the error', is: 'suspected', facts: old, log: [line], cites: 'https://github.com/triton-lang/triton/issues/3001' },
    {
      name: 'the error, and neither version is told',
      is: 'suspected',
      facts: { gpus: { incomplete: [{ vendor: 'nvidia' }] } },
      log: ['Triton Error [CUDA]: device kernel image is invalid'],
    },
    { name: 'the last error of a run', is: 'confirmed', facts: { ...old, torch: [{ packages: { entries: { triton: '3.1.0' } }, lastError: line }] } },
  ],
  clear: [
    { name: 'driver 535', facts: { ...old, 'nvidia.moduleVersion': '535.104.05' }, log: [line] },
    { name: 'the compatibility package in a container', facts: { ...old, 'cuda.driverVersion': '12.2' } },
    {
      name: 'an older ptxas is named',
      facts: { ...old, servers: [{ kind: 'vllm', environment: { entries: { TRITON_PTXAS_PATH: '/usr/local/cuda-11.8/bin/ptxas' } } }] },
    },
    { name: 'Triton 2.1', facts: { ...old, torch: [{ packages: { entries: { triton: '2.1.0' } }, lastError: line }] } },
    { name: 'a GT 710 for the display', facts: { ...old, gpus: [{ vendor: 'nvidia', computeCapability: '3.5' }] } },
    { name: 'an AMD card', facts: { ...old, gpus: [{ vendor: 'amd' }] } },
  ],
  unknown: [
    { name: 'the driver is not told', facts: { ...old, 'nvidia.moduleVersion': { gap: 'not-recorded' } } },
    {
      name: 'the sibling: compressed kernels of llama.cpp',
      facts: { gpus: { incomplete: [{ vendor: 'nvidia' }] } },
      log: ['CUDA error: device kernel image is invalid'],
    },
    {
      name: 'the sibling: a ptxas that is too old for the GPU',
      facts: { gpus: { incomplete: [{ vendor: 'nvidia' }] } },
      log: ["ptxas fatal   : Value 'sm_121a' is not defined for option 'gpu-name'"],
    },
  ],
});
