import check from '../../../checks/gpu-userspace/intel-legacy-gpu-with-current-runtime.ts';
import { testCheck } from '../../helpers/test-check.ts';

const uhd = {
  gpus: [{ vendor: 'intel', arch: 'gen9.5', driver: 'i915', renderNodeOpens: true }],
  'kernel.cmdline': 'ro quiet',
  'intel.computeRuntimeBuild': '33276',
  'intel.libraries': ['libze_intel_gpu.so.1'],
  runtimes: [{ kind: 'llama.cpp', backends: ['sycl'] }],
  driverLibraries: [{ api: 'level-zero', outcome: 'answers', gpuCount: 0 }],
};

testCheck(check, {
  found: [
    {
      name: 'UHD 630 with 25.13',
      is: 'present',
      facts: uhd,
      cites: 'https://github.com/intel/compute-runtime/blob/b4d319fef420363005cbf0067819874d53efc0f8/documentation/LEGACY_PLATFORMS.md',
    },
    {
      name: 'a report that tells of clinfo alone',
      is: 'suspected',
      cites: 'https://github.com/intel/compute-runtime/issues/773',
      facts: { gpus: { incomplete: [{ vendor: 'intel', arch: 'gen9.5' }] } },
      log: ['Number of platforms                               0'],
    },
  ],
  clear: [
    { name: 'nomodeset keeps it from its driver', facts: { ...uhd, 'kernel.cmdline': 'ro nomodeset quiet' } },
    { name: 'it is handed to a virtual machine', facts: { ...uhd, gpus: [{ vendor: 'intel', arch: 'gen9.5', driver: 'vfio-pci', renderNodeOpens: null }] } },
    { name: 'no driver is bound', facts: { ...uhd, gpus: [{ vendor: 'intel', arch: 'gen9.5', driver: null }] } },
    { name: 'the legacy library is there', facts: { ...uhd, 'intel.libraries': ['libze_intel_gpu.so.1', 'libze_intel_gpu_legacy1.so.1'] } },
    { name: 'a package that keeps the GPU', facts: { ...uhd, driverLibraries: [{ api: 'level-zero', outcome: 'answers', gpuCount: 1 }] } },
    { name: 'no program for SYCL', facts: { ...uhd, runtimes: [{ kind: 'llama.cpp', backends: ['vulkan'] }] } },
    { name: '23.17', facts: { ...uhd, 'intel.computeRuntimeBuild': '26241' } },
    { name: 'a card of another vendor beside it', facts: { ...uhd, gpus: [...uhd.gpus, { vendor: 'nvidia', arch: '7.5' }] } },
    { name: 'the node is closed', facts: { ...uhd, gpus: [{ vendor: 'intel', arch: 'gen9.5', renderNodeOpens: false }] } },
    { name: 'an Arc card beside it', facts: { ...uhd, gpus: [...uhd.gpus, { vendor: 'intel', arch: 'xe-hpg' }] } },
  ],
  unknown: [
    {
      name: 'the user is not in the group',
      facts: { gpus: { incomplete: [{ vendor: 'intel', arch: 'gen9.5' }] } },
      log: ['clinfo shows no devices because my user is not in render'],
    },
    {
      name: 'a SYCL program, and not a word of the GPU',
      facts: { runtimes: { incomplete: [{ kind: 'llama.cpp', backends: ['sycl'] }] } },
      log: ['Number of platforms 0'],
    },
    { name: 'libraries could not be looked at', facts: { ...uhd, 'intel.libraries': { gap: 'denied' } } },
    {
      name: 'clinfo that lists the GPU',
      facts: { gpus: { incomplete: [{ vendor: 'intel', arch: 'gen9.5' }] } },
      log: ['Number of platforms                               1'],
    },
  ],
});
