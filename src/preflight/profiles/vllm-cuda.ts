import { defineProfile } from './profile.ts';

const page = 'https://github.com/vllm-project/vllm/blob/0487d5c235baf6fdfb5ad1e0d97449ba548c68a0/docs/getting_started/installation/gpu.cuda.inc.md';
const compatibility = 'https://docs.nvidia.com/deploy/cuda-compatibility/minor-version-compatibility.html';

export default defineProfile({
  name: 'vllm-cuda',
  about: 'vLLM’s wheels for CUDA',
  document: () => ({
    preflight: 1,
    name: 'vllm-cuda',
    must: [
      { id: 'gpu', gpu: { vendor: 'nvidia', computeCapability: '>= 7.5' }, because: 'Releases before about 0.23 took 7.0 as well.', source: page },
      { id: 'cuda-usable', usable: 'cuda', source: page },
      { id: 'driver', versions: { 'nvidia-driver': '>= 525' }, because: 'The wheels for CUDA 12 need driver 525 or later.', source: compatibility },
      {
        id: 'glibc',
        glibc: '>= 2.34',
        because: 'The wheel’s tag says less, its libraries ask for 2.34.',
        source: 'https://github.com/vllm-project/vllm/issues/41103',
      },
    ],
    should: [
      {
        id: 'driver-cuda-13',
        versions: { 'nvidia-driver': '>= 580' },
        because: 'The wheels for CUDA 13 need driver 580 or later.',
        remedy: 'Update the NVIDIA driver, or take the wheel for CUDA 12.9.',
        source: compatibility,
      },
      { check: 'container-shm-too-small' },
    ],
  }),
});
