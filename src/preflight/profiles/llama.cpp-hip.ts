import { defineProfile, rocmNodes } from './profile.ts';

const build = 'https://github.com/ggml-org/llama.cpp/blob/master/docs/build.md';
const workflow = 'https://github.com/ggml-org/llama.cpp/blob/002efcd4e56d7e23bf53fb472a15bdb493f223d1/.github/workflows/release.yml';

export default defineProfile({
  name: 'llama.cpp-hip',
  about: 'llama.cpp with ROCm (HIP)',
  document: () => ({
    preflight: 1,
    name: 'llama.cpp-hip',
    must: [
      { id: 'gpu', gpu: { vendor: 'amd' }, source: build },
      { id: 'devices', when: { not: { wsl2: true } }, devices: rocmNodes, source: build },
      { id: 'rocm-usable', usable: 'rocm', because: 'ROCm must list the GPU, not merely be installed.', source: build },
    ],
    should: [
      {
        id: 'gpu-in-the-archive',
        gpu: { vendor: 'amd', arch: ['gfx908', 'gfx90a', 'gfx942', 'gfx1030', 'gfx1100', 'gfx1101', 'gfx1102', 'gfx1150', 'gfx1151', 'gfx1200', 'gfx1201'] },
        because: 'The archive that llama.cpp builds holds code for these GPUs.',
        remedy: 'Build it for this GPU: cmake -DGGML_HIP=ON -DGPU_TARGETS=<its gfx target>, or use Vulkan.',
        source: workflow,
      },
      {
        id: 'glibc',
        glibc: '>= 2.35',
        because: 'The archive is built on Ubuntu 22.04.',
        remedy: 'Build llama.cpp on this machine, or use a newer distribution.',
        source: workflow,
      },
      { check: 'hip-lists-no-gpu' },
    ],
  }),
});
