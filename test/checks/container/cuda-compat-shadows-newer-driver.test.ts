import check from '../../../checks/container/cuda-compat-shadows-newer-driver.ts';
import { testCheck } from '../../helpers/test-check.ts';

const compat = { api: 'cuda', origin: 'loader', path: '/usr/local/cuda-12.9/compat/libcuda.so.575.57.08', error: null, gpuCount: 0 };
const inside = {
  'platform.container': 'docker',
  'container.nodes': ['/dev/nvidia0', '/dev/nvidiactl'],
  'nvidia.moduleVersion': '580.95.05',
  driverLibraries: [compat],
};

testCheck(check, {
  found: [
    { name: 'a vLLM image on driver 580', facts: inside, is: 'exposed', cites: 'https://github.com/gpustack/gpustack/issues/4678' },
    { name: 'the library says 803', facts: { ...inside, driverLibraries: [{ ...compat, error: 'CUDA_ERROR_SYSTEM_DRIVER_MISMATCH' }] }, is: 'confirmed' },
    { name: 'PyTorch says 803', facts: inside, log: ['Error 803: system has unsupported display driver / cuda driver combination'], is: 'suspected' },
  ],
  clear: [
    {
      name: 'the driver’s own library comes first',
      facts: { ...inside, driverLibraries: [{ ...compat, path: '/usr/lib/x86_64-linux-gnu/libcuda.so.580.95.05' }] },
    },
    {
      name: 'compat is newer than the driver, as it is meant to be',
      facts: { ...inside, driverLibraries: [{ ...compat, path: '/usr/local/cuda/compat/libcuda.so.590.44.01' }] },
    },
    { name: 'it lists the GPU all the same', facts: { ...inside, driverLibraries: [{ ...compat, gpuCount: 1 }] } },
    {
      name: 'CUDA_VISIBLE_DEVICES=-1: it found the driver fitting, and no device',
      facts: { ...inside, driverLibraries: [{ ...compat, error: 'CUDA_ERROR_NO_DEVICE' }] },
    },
    { name: 'outside of a container', facts: { ...inside, 'platform.container': null, 'container.nodes': null } },
  ],
  unknown: [
    { name: 'the driver’s release is not known', facts: { ...inside, 'nvidia.moduleVersion': { gap: 'denied' } } },
    { name: '803 in a report, which mismatched packages print as well', log: ['Error 803: system has unsupported display driver / cuda driver combination'] },
  ],
});
