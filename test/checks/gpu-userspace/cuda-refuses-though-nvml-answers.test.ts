import check from '../../../checks/gpu-userspace/cuda-refuses-though-nvml-answers.ts';
import { testCheck } from '../../helpers/test-check.ts';

const nvml = { api: 'nvml', outcome: 'answers', error: null, gpuCount: 1, narrowed: false };
const cuda = { api: 'cuda', outcome: 'refuses', error: 'CUDA_ERROR_UNKNOWN', gpuCount: 0, narrowed: false };

testCheck(check, {
  found: [{ is: 'present', name: '999 after a suspend', facts: { driverLibraries: [nvml, cuda] }, cites: 'https://github.com/ollama/ollama/issues/8638' }],
  clear: [
    { name: 'CUDA answers', facts: { driverLibraries: [nvml, { ...cuda, outcome: 'answers', error: null, gpuCount: 1 }] } },
    { name: 'CUDA_VISIBLE_DEVICES hides the GPU', facts: { driverLibraries: [nvml, { ...cuda, narrowed: true }] } },
    { name: 'the fabric is not up, a cause of its own', facts: { driverLibraries: [nvml, { ...cuda, error: 'CUDA_ERROR_SYSTEM_NOT_READY' }] } },
    { name: 'NVML has no GPU either', facts: { driverLibraries: [{ ...nvml, outcome: 'refuses', error: 'NVML_ERROR_DRIVER_NOT_LOADED', gpuCount: 0 }, cuda] } },
  ],
  unknown: [
    { name: 'asking would have loaded nvidia_uvm', facts: { driverLibraries: [nvml, { ...cuda, outcome: { gap: 'skipped' }, error: { gap: 'skipped' } }] } },
  ],
});
