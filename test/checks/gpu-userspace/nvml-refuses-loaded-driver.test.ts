import check from '../../../checks/gpu-userspace/nvml-refuses-loaded-driver.ts';
import { testCheck } from '../../helpers/test-check.ts';

const lost = {
  'platform.container': null,
  'nvidia.loaded': true,
  gpus: [{ driver: 'nvidia' }, { driver: 'nvidia' }],
  'nvidia.nodesDenied': [],
  'nvidia.nodes': ['/dev/nvidiactl', '/dev/nvidia0'],
  driverLibraries: [{ api: 'nvml', outcome: 'answers', error: 'NVML_ERROR_GPU_IS_LOST', gpuCount: 1 }],
} as const;

testCheck(check, {
  found: [
    { is: 'present', name: 'one GPU of two is lost', facts: lost, cites: 'https://github.com/NVIDIA/open-gpu-kernel-modules/issues/387' },
    {
      is: 'present',
      name: 'nvmlInit itself fails',
      facts: { ...lost, driverLibraries: [{ api: 'nvml', outcome: 'refuses', error: 'NVML_ERROR_UNKNOWN', gpuCount: 0 }] },
    },
  ],
  clear: [
    { name: 'it answers', facts: { ...lost, driverLibraries: [{ api: 'nvml', outcome: 'answers', error: null, gpuCount: 2 }] } },
    {
      name: 'two versions of the driver',
      facts: { ...lost, driverLibraries: [{ api: 'nvml', outcome: 'refuses', error: 'NVML_ERROR_LIB_RM_VERSION_MISMATCH' }] },
    },
    {
      name: 'the module is not loaded',
      facts: { ...lost, 'nvidia.loaded': false, driverLibraries: [{ api: 'nvml', outcome: 'refuses', error: 'NVML_ERROR_DRIVER_NOT_LOADED' }] },
    },
    { name: 'the GPU is handed to a virtual machine', facts: { ...lost, gpus: [{ driver: 'vfio-pci' }] } },
    {
      name: 'no node was made',
      facts: { ...lost, 'nvidia.nodes': [], driverLibraries: [{ api: 'nvml', outcome: 'refuses', error: 'NVML_ERROR_DRIVER_NOT_LOADED' }] },
    },
    { name: 'a node is closed', facts: { ...lost, 'nvidia.nodesDenied': ['/dev/nvidia0'] } },
  ],
  unknown: [
    { name: 'the GPU sleeps', facts: { ...lost, driverLibraries: [{ api: 'nvml', outcome: { gap: 'suspended' }, error: { gap: 'suspended' } }] } },
    {
      name: 'the sibling: two versions of the driver',
      facts: { ...lost, driverLibraries: { gap: 'unsupported' } },
      log: ['Failed to initialize NVML: Driver/library version mismatch'],
    },
  ],
});
