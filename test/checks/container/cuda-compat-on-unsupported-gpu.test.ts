import check from '../../../checks/container/cuda-compat-on-unsupported-gpu.ts';
import { testCheck } from '../../helpers/test-check.ts';

const library = { api: 'cuda', origin: 'loader', path: '/usr/local/cuda-12.4/compat/libcuda.so.550.54.15', error: 'CUDA_ERROR_COMPAT_NOT_SUPPORTED_ON_DEVICE' };

testCheck(check, {
  found: [
    { name: 'the library’s own answer', facts: { driverLibraries: [library] }, is: 'present' },
    {
      name: 'PyTorch’s words',
      log: ['RuntimeError: Unexpected error from cudaGetDeviceCount(). Error 804: forward compatibility was attempted on non supported HW'],
      is: 'confirmed',
      cites: 'https://github.com/vllm-project/vllm/issues/4940',
    },
  ],
  clear: [
    {
      name: 'NVML answers, and CUDA as well',
      facts: {
        driverLibraries: [
          { api: 'nvml', outcome: 'answers' },
          { ...library, error: null },
        ],
      },
    },
    { name: 'a copy that the loader does not take', facts: { driverLibraries: [{ ...library, origin: 'out-of-path' }] } },
    { name: 'a data-centre card runs it', facts: { driverLibraries: [{ ...library, error: null }] } },
    { name: 'the driver’s own library', facts: { driverLibraries: [{ ...library, path: '/usr/lib/x86_64-linux-gnu/libcuda.so.550.54.15', error: null }] } },
  ],
  unknown: [
    { name: 'the sibling error 803', log: ['Error 803: system has unsupported display driver / cuda driver combination'] },
    { name: 'a list of codes', log: ['cudaErrorCompatNotSupportedOnDevice = 804,'] },
  ],
});
