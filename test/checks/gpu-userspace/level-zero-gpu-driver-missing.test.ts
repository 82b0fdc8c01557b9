import check from '../../../checks/gpu-userspace/level-zero-gpu-driver-missing.ts';
import { testCheck } from '../../helpers/test-check.ts';

const missing = {
  'platform.system': 'native',
  runtimes: [{ kind: 'llama.cpp', backends: ['sycl', 'cpu'] }],
  gpus: [{ vendor: 'intel', driver: 'xe', renderNodeOpens: true, arch: 'xe2-hpg' }],
  'intel.libraries': [],
  driverLibraries: [{ api: 'level-zero', outcome: 'refuses', error: 'ZE_RESULT_ERROR_UNINITIALIZED', gpuCount: 0 }],
} as const;

testCheck(check, {
  found: [
    { is: 'present', name: 'libze1 without a driver', facts: missing, cites: 'https://github.com/intel/compute-runtime/issues/832' },
    {
      is: 'suspected',
      name: 'the loader’s trace, in a report of an Arc',
      facts: { 'platform.system': 'native', gpus: { incomplete: [{ vendor: 'intel', name: 'Arc A380', arch: 'xe-hpg' }] } },
      cites: 'https://github.com/intel/compute-runtime/issues/832',
      log: [
        'ZE_LOADER_DEBUG_TRACE:Load Library of libze_intel_gpu.so.1 failed with libze_intel_gpu.so.1: cannot open shared object file: No such file or directory',
      ],
    },
  ],
  clear: [
    {
      name: 'the driver of older graphics answers',
      facts: { driverLibraries: { incomplete: [{ api: 'level-zero', outcome: 'answers', gpuCount: 1 }] } },
      log: [
        'ZE_LOADER_DEBUG_TRACE:Load Library of libze_intel_gpu.so.1 failed with libze_intel_gpu.so.1: cannot open shared object file: No such file or directory',
      ],
    },
    { name: 'the driver is installed', facts: { ...missing, 'intel.libraries': ['libze_intel_gpu.so.1'] } },
    { name: 'no runtime wants it', facts: { ...missing, runtimes: [{ kind: 'ollama', backends: ['vulkan', 'cpu'] }] } },
    {
      name: 'an older GPU, whose driver has another name',
      facts: { ...missing, gpus: [{ vendor: 'intel', driver: 'i915', renderNodeOpens: true, arch: 'gen9.5' }] },
    },
    { name: 'no Intel GPU', facts: { ...missing, gpus: [{ vendor: 'amd', driver: 'amdgpu', renderNodeOpens: true }] } },
  ],
  unknown: [
    {
      name: 'the trace of a machine whose older graphics, or NPU, have a driver of another name',
      log: [
        'ZE_LOADER_DEBUG_TRACE:Load Library of libze_intel_gpu.so.1 failed with libze_intel_gpu.so.1: cannot open shared object file: No such file or directory',
        'ZE_LOADER_DEBUG_TRACE:Loading Driver libze_intel_gpu_legacy1.so.1 succeeded',
      ],
    },
    {
      name: 'the trace of drivers that are not meant',
      log: [
        'ZE_LOADER_DEBUG_TRACE:Load Library of libze_intel_vpu.so.1 failed with libze_intel_vpu.so.1: cannot open shared object file: No such file or directory',
      ],
    },
    { name: 'which runtimes there are is not known', facts: { ...missing, runtimes: { incomplete: [] } } },
    {
      name: 'the loader finds it',
      facts: { ...missing, driverLibraries: { gap: 'unsupported' } },
      log: ['Loading driver libze_intel_gpu.so.1 succeeded', 'ZE_RESULT_SUCCESS'],
    },
  ],
});
