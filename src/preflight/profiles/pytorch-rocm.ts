import { defineProfile, rocmNodes } from './profile.ts';

const list = 'https://github.com/astral-sh/uv/pull/18730';

export default defineProfile({
  name: 'pytorch-rocm',
  about: 'PyTorch’s wheels for ROCm',
  document: () => ({
    preflight: 1,
    name: 'pytorch-rocm',
    must: [
      {
        id: 'gpu',
        gpu: {
          vendor: 'amd',
          arch: [
            'gfx900',
            'gfx906',
            'gfx908',
            'gfx90a',
            'gfx942',
            'gfx950',
            'gfx1030',
            'gfx1100',
            'gfx1101',
            'gfx1102',
            'gfx1150',
            'gfx1151',
            'gfx1200',
            'gfx1201',
          ],
        },
        because: 'The wheel for ROCm 7.2 holds code for these GPUs; those for older releases for fewer.',
        source: list,
      },
      {
        id: 'devices',
        when: { not: { wsl2: true } },
        devices: rocmNodes,
        source: 'https://rocm.docs.amd.com/projects/install-on-linux/en/docs-6.2.2/install/prerequisites.html',
      },
      { id: 'glibc', glibc: '>= 2.28', because: 'The wheels are built for manylinux 2.28.', source: 'https://pytorch.org/blog/pytorch2-6/' },
      { id: 'cpu-architecture', cpu: { arch: 'x86_64' }, source: list },
    ],
    should: [{ check: 'hip-lists-no-gpu' }, { check: 'amdgpu-dkms-on-ryzen-apu' }],
  }),
});
