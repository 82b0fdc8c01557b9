import { defineProfile } from './profile.ts';

const guide = 'https://docs.nvidia.com/cuda/wsl-user-guide/index.html';

export default defineProfile({
  name: 'wsl2-cuda',
  about: 'CUDA in a WSL2 distribution, through the driver in Windows',
  document: () => ({
    preflight: 1,
    name: 'wsl2-cuda',
    must: [
      { id: 'wsl2', wsl2: true, source: guide },
      { id: 'dxg', fact: { id: 'wsl.dxg', is: true }, remedy: 'Run wsl --update in Windows, and leave gpuSupport in .wslconfig on.', source: guide },
      {
        id: 'libcuda-from-windows',
        fact: { id: 'wsl.libraries', has: 'libcuda.so.1' },
        remedy: 'Install NVIDIA’s driver in Windows; it brings the library along.',
        source: guide,
      },
      { check: 'wsl-linux-libcuda-in-the-way', because: 'No NVIDIA driver for Linux may be installed within WSL2.', source: guide },
      { id: 'cuda-usable', usable: 'cuda', source: guide },
    ],
    should: [{ check: 'wsl-libraries-not-in-loader-path' }, { check: 'wsl-memory-half-of-ram' }, { check: 'wsl-gpu-blocked-by-windows' }],
  }),
});
