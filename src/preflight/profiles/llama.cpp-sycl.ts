import { defineProfile } from './profile.ts';

const page = 'https://github.com/ggml-org/llama.cpp/blob/01d98b4f74046dff52edf2fabdbd08b511b8a4cf/docs/backend/SYCL.md';

export default defineProfile({
  name: 'llama.cpp-sycl',
  about: 'llama.cpp with SYCL, on an Intel GPU',
  document: () => ({
    preflight: 1,
    name: 'llama.cpp-sycl',
    must: [
      { id: 'gpu', gpu: { vendor: 'intel' }, because: 'Support for other makers’ GPUs was removed in February 2026.', source: page },
      { id: 'level-zero-usable', usable: 'level-zero', because: 'The back end finds GPUs through Level Zero.', source: page },
      { id: 'devices', when: { not: { wsl2: true } }, devices: ['/dev/dri/renderD*'], source: page },
    ],
    should: [
      { id: 'cpu-architecture', cpu: { arch: 'x86_64' }, source: page },
      {
        id: 'distribution',
        distribution: [{ id: 'ubuntu', version: '>= 22.04' }, { id: 'fedora' }, { id: 'arch' }],
        because: 'Those were verified.',
        source: page,
      },
      { check: 'level-zero-gpu-driver-missing' },
      { check: 'intel-compute-runtime-crashes-sycl' },
    ],
  }),
});
