import check from '../../../checks/gpu-userspace/libcuda-stub-loaded.ts';
import { testCheck } from '../../helpers/test-check.ts';

const stub = {
  api: 'cuda',
  origin: 'loader',
  path: '/usr/local/cuda-12.4/targets/x86_64-linux/lib/stubs/libcuda.so',
  error: 'CUDA_ERROR_STUB_LIBRARY',
} as const;

const loaded = { 'platform.container': null, 'container.nodes': null, gpus: [{ vendor: 'nvidia', driver: 'nvidia' }], driverLibraries: [stub] };

testCheck(check, {
  found: [
    {
      is: 'present',
      name: 'the stub was loaded',
      facts: loaded,
      cites: 'https://github.com/NVIDIA/warp/issues/219',
    },
    { is: 'confirmed', name: 'PyTorch’s words', log: ['RuntimeError: CUDA error: CUDA driver is a stub library'] },
  ],
  clear: [
    {
      name: 'the driver’s own library',
      facts: { gpus: [{ vendor: 'nvidia' }], driverLibraries: [{ ...stub, path: '/usr/lib/x86_64-linux-gnu/libcuda.so.580.95.05', error: null }] },
    },
    { name: 'a container without a GPU, which only builds', facts: { ...loaded, 'platform.container': 'docker', 'container.nodes': [] } },
    { name: 'a card that is handed to a virtual machine', facts: { ...loaded, gpus: [{ vendor: 'nvidia', driver: 'vfio-pci' }] } },
    { name: 'a machine that only builds', facts: { gpus: [{ vendor: 'amd' }], driverLibraries: [stub] } },
    {
      name: 'no CUDA here',
      facts: { gpus: [{ vendor: 'nvidia' }], driverLibraries: [] },
      log: ['ggml_cuda_init: failed to initialize CUDA: CUDA driver version is insufficient for CUDA runtime version'],
    },
  ],
  unknown: [
    {
      name: 'it could not be asked',
      facts: {
        gpus: [{ vendor: 'nvidia' }],
        driverLibraries: [{ api: 'cuda', origin: 'loader', path: { gap: 'unsupported' }, error: { gap: 'unsupported' } }],
      },
    },
  ],
});
