import { defineProfile } from './profile.ts';

const matrix = 'https://github.com/pytorch/pytorch/blob/main/RELEASE.md';
const compatibility = 'https://docs.nvidia.com/deploy/cuda-compatibility/minor-version-compatibility.html';

export default defineProfile({
  name: 'pytorch-cuda',
  about: 'PyTorch’s wheels for CUDA, from 2.7 on',
  document: () => ({
    preflight: 1,
    name: 'pytorch-cuda',
    must: [
      { id: 'gpu', gpu: { vendor: 'nvidia', computeCapability: '>= 5.0' }, because: 'The wheel for CUDA 12.6 reaches furthest back.', source: matrix },
      { id: 'cuda-usable', usable: 'cuda', source: matrix },
      { id: 'driver', versions: { 'nvidia-driver': '>= 525' }, source: compatibility },
      { id: 'glibc', glibc: '>= 2.28', because: 'The wheels are built for manylinux 2.28.', source: 'https://pytorch.org/blog/pytorch2-6/' },
    ],
    should: [
      {
        id: 'newest-wheel',
        all: [{ gpu: { vendor: 'nvidia', computeCapability: '>= 7.5' } }, { versions: { 'nvidia-driver': '>= 580' } }],
        because: 'The wheel for CUDA 13, which pip takes by default in newer releases, needs compute capability 7.5 and driver 580.',
        remedy: 'Update the NVIDIA driver, or name the wheel: pip install torch --index-url https://download.pytorch.org/whl/cu126',
        source: compatibility,
      },
    ],
  }),
});
