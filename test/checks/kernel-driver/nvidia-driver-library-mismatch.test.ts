import check from '../../../checks/kernel-driver/nvidia-driver-library-mismatch.ts';
import { testCheck } from '../../helpers/test-check.ts';

const mixed = {
  driverLibraries: [],
  'nvidia.loaded': true,
  'nvidia.moduleVersion': '580.173.02',
  'nvidia.libraryVersion': '580.178.04',
  'nvidia.smiError': 'Failed to initialize NVML: Driver/library version mismatch',
};

testCheck(check, {
  found: [
    { name: 'a module from before the update', is: 'confirmed', facts: mixed, cites: 'https://github.com/zzzhouuu/truenas-nvidia-drivers/issues/19' },
    {
      name: 'nvidia-smi was not asked, the texts differ',
      is: 'confirmed',
      facts: {},
      log: ['Failed to initialize NVML: Driver/library version mismatch'],
      cites: 'https://github.com/tinygrad/open-gpu-kernel-modules/issues/47',
    },
    { name: 'the kernel log', is: 'confirmed', log: ["[ 1203.1] NVRM: API mismatch: the client 'ollama' (pid 4711)"] },
    {
      name: 'error 803',
      is: 'suspected',
      facts: { driverLibraries: [{ api: 'cuda', error: 'CUDA_ERROR_SYSTEM_DRIVER_MISMATCH' }] },
      log: ['ggml_cuda_init: failed to initialize CUDA: system has unsupported display driver / cuda driver combination'],
    },
    {
      name: 'error 803, and nvidia-smi fails',
      is: 'present',
      facts: { 'nvidia.smiError': 'Failed to initialize NVML', driverLibraries: [{ api: 'cuda', error: 'CUDA_ERROR_SYSTEM_DRIVER_MISMATCH' }] },
    },
    {
      name: 'nvidia-smi fails with another text',
      is: 'present',
      facts: { ...mixed, 'platform.container': null, 'nvidia.smiError': 'Failed to initialize NVML: Unknown Error' },
    },
  ],
  clear: [
    {
      name: 'a container with libraries of its own, which has lost its devices',
      facts: { ...mixed, 'platform.container': 'docker', 'nvidia.smiError': 'Failed to initialize NVML: Unknown Error' },
    },
    { name: 'NVML answers, and a card is gone', facts: { ...mixed, 'nvidia.smiError': 'No devices were found' } },
    { name: 'one release', facts: { ...mixed, 'nvidia.libraryVersion': '580.173.02' } },
    {
      name: '803 where nvidia-smi answers: another library comes first',
      facts: { ...mixed, 'nvidia.smiError': null },
      log: ['Error 803: system has unsupported display driver / cuda driver combination'],
    },
    { name: 'nvidia-smi answers', facts: { ...mixed, 'nvidia.smiError': null } },
    { name: 'no module is loaded', facts: { ...mixed, 'nvidia.loaded': false } },
  ],
  unknown: [
    { name: 'the GPU sleeps, so nothing was asked', facts: { ...mixed, 'nvidia.smiError': { gap: 'suspended' } } },
    { name: 'a healthy log', log: ['[ 4.1] NVRM: loading NVIDIA UNIX Open Kernel Module for x86_64  580.95.05  Release Build'] },
    { name: 'the sibling: no driver at all', log: ["NVIDIA-SMI has failed because it couldn't communicate with the NVIDIA driver."] },
  ],
});
