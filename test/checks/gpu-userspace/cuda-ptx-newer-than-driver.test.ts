import check from '../../../checks/gpu-userspace/cuda-ptx-newer-than-driver.ts';
import { testCheck } from '../../helpers/test-check.ts';

const old = {
  gpus: [{ vendor: 'nvidia', computeCapability: '9.0' }],
  'cuda.driverVersion': '12.4',
  torch: [{ cuda: '12.8', vllm: '0.11.2', lastError: null }],
  runtimes: [],
  servers: [],
  driverLibraries: [{ api: 'cuda', origin: 'loader', outcome: 'answers', version: '12.4' }],
} as const;
const line = 'CUDA error: the provided PTX was compiled with an unsupported toolchain.';

testCheck(check, {
  found: [
    {
      name: 'the error',
      is: 'confirmed',
      log: ['torch.AcceleratorError: CUDA error: the provided PTX was compiled with an unsupported toolchain.'],
      cites: 'https://github.com/vllm-project/vllm/issues/31700',
    },
    {
      name: 'an own build of a toolkit newer than the driver, as a report tells it',
      is: 'confirmed',
      facts: { gpus: { incomplete: [{ vendor: 'nvidia' }] }, 'cuda.driverVersion': '12.8' },
      log: [line],
    },
    { name: 'cu128 on a driver of 12.4', is: 'exposed', facts: old },
  ],
  clear: [
    { name: 'an RTX 3090, whose code is real', facts: { ...old, gpus: [{ vendor: 'nvidia', computeCapability: '8.6' }] } },
    {
      name: 'NVIDIA’s cuda-compat, which the loader takes',
      facts: { ...old, driverLibraries: [{ api: 'cuda', origin: 'loader', outcome: 'answers', version: '12.8' }] },
    },
    {
      name: 'NVIDIA’s cuda-compat, which the server takes',
      facts: { ...old, servers: [{ kind: 'vllm', environment: { entries: { LD_LIBRARY_PATH: '/usr/local/cuda-12.8/compat' } } }] },
    },
    { name: 'a driver of 12.8', facts: { ...old, 'cuda.driverVersion': '12.8' } },
    { name: 'PyTorch without vLLM', facts: { ...old, torch: [{ cuda: '12.8', vllm: null, lastError: null }] } },
    { name: 'an older wheel', facts: { ...old, torch: [{ cuda: '12.4', vllm: '0.8.0', lastError: null }] } },
  ],
  unknown: [
    { name: 'the sibling: no code for the GPU', log: ['CUDA error: no kernel image is available for execution on the device'] },
    { name: 'a list of codes', log: ['cudaErrorUnsupportedPtxVersion = 222,'] },
    { name: 'the driver is not known', facts: { ...old, 'cuda.driverVersion': { gap: 'suspended' } } },
  ],
});
