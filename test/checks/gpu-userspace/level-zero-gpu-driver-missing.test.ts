import check from '../../../checks/gpu-userspace/level-zero-gpu-driver-missing.ts';
import { testCheck } from '../../helpers/test-check.ts';

const missing = {
  'platform.system': 'native',
  runtimes: [{ kind: 'llama.cpp', backends: ['sycl', 'cpu'] }],
  gpus: [{ driver: 'xe', renderNodeOpens: true }],
  'intel.libraries': [],
  driverLibraries: [{ api: 'level-zero', outcome: 'refuses', error: 'ZE_RESULT_ERROR_UNINITIALIZED', gpuCount: 0 }],
} as const;

testCheck(check, {
  found: [{ is: 'present', name: 'libze1 without a driver', facts: missing, cites: 'https://github.com/intel/compute-runtime/issues/832' }],
  clear: [
    { name: 'the driver is installed', facts: { ...missing, 'intel.libraries': ['libze_intel_gpu.so.1'] } },
    { name: 'no runtime wants it', facts: { ...missing, runtimes: [{ kind: 'ollama', backends: ['vulkan', 'cpu'] }] } },
    { name: 'no Intel GPU', facts: { ...missing, gpus: [{ driver: 'amdgpu', renderNodeOpens: true }] } },
  ],
  unknown: [
    { name: 'which runtimes there are is not known', facts: { ...missing, runtimes: { incomplete: [] } } },
    {
      name: 'the loader finds it',
      facts: { ...missing, driverLibraries: { gap: 'unsupported' } },
      log: ['Loading driver libze_intel_gpu.so.1 succeeded', 'ZE_RESULT_SUCCESS'],
    },
  ],
});
