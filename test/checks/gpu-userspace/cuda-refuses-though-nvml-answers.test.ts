import check from '../../../checks/gpu-userspace/cuda-refuses-though-nvml-answers.ts';
import { testCheck } from '../../helpers/test-check.ts';

const nvml = { api: 'nvml', outcome: 'answers', error: null, gpuCount: 1, narrowed: false };
const cuda = { api: 'cuda', outcome: 'refuses', error: 'CUDA_ERROR_UNKNOWN', gpuCount: 0, narrowed: false };

testCheck(check, {
  found: [
    {
      is: 'present',
      name: '999 after a suspend',
      facts: { 'platform.system': 'native', driverLibraries: [nvml, cuda] },
      cites: 'https://github.com/ollama/ollama/issues/8638',
    },
  ],
  clear: [
    { name: 'under WSL', facts: { 'platform.system': 'wsl2', driverLibraries: [nvml, cuda] } },
    { name: 'CUDA answers', facts: { 'platform.system': 'native', driverLibraries: [nvml, { ...cuda, outcome: 'answers', error: null, gpuCount: 1 }] } },
    { name: 'CUDA_VISIBLE_DEVICES hides the GPU', facts: { 'platform.system': 'native', driverLibraries: [nvml, { ...cuda, narrowed: true }] } },
    {
      name: 'the fabric is not up, a cause of its own',
      facts: { 'platform.system': 'native', driverLibraries: [nvml, { ...cuda, error: 'CUDA_ERROR_SYSTEM_NOT_READY' }] },
    },
    {
      name: 'NVML has no GPU either',
      facts: { 'platform.system': 'native', driverLibraries: [{ ...nvml, outcome: 'refuses', error: 'NVML_ERROR_DRIVER_NOT_LOADED', gpuCount: 0 }, cuda] },
    },
  ],
  unknown: [
    {
      name: 'asking would have loaded nvidia_uvm',
      facts: { 'platform.system': 'native', driverLibraries: [nvml, { ...cuda, outcome: { gap: 'skipped' }, error: { gap: 'skipped' } }] },
    },
    { name: 'the sibling: the fabric', log: ['cudaErrorSystemNotReady: system not yet initialized (802)'] },
  ],
});
