import { defineProfile } from './profile.ts';

const compatibility = 'https://docs.nvidia.com/deploy/cuda-compatibility/minor-version-compatibility.html';
const build = 'https://github.com/ggml-org/llama.cpp/blob/master/docs/build.md';

export default defineProfile({
  name: 'llama.cpp-cuda',
  about: 'llama.cpp with CUDA, built from source or from an archive for CUDA 12',
  document: () => ({
    preflight: 1,
    name: 'llama.cpp-cuda',
    must: [
      { id: 'gpu', gpu: { vendor: 'nvidia' }, source: build },
      { id: 'cuda-usable', usable: 'cuda', source: build },
      { id: 'driver', versions: { 'nvidia-driver': '>= 525' }, because: 'CUDA 12 needs driver 525 or later.', source: compatibility },
    ],
    should: [
      { id: 'driver-cuda-13', versions: { 'nvidia-driver': '>= 580' }, because: 'Builds with CUDA 13 need driver 580 or later.', source: compatibility },
      {
        id: 'toolkit',
        fact: { id: 'cuda.toolkit', present: true },
        because: 'Building from source needs the CUDA toolkit.',
        remedy: 'Install the CUDA toolkit, or take an archive that is built.',
        source: build,
      },
      { check: 'cuda-compiler-garbles-iq-quants' },
    ],
  }),
});
