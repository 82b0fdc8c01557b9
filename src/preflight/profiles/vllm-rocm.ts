import { defineProfile, rocmNodes } from './profile.ts';

const page = 'https://github.com/vllm-project/vllm/blob/06d0369d75e060e83dffac3e0190ceff8fc37e12/docs/getting_started/installation/gpu.rocm.inc.md';

export default defineProfile({
  name: 'vllm-rocm',
  about: 'vLLM’s wheels for ROCm',
  releases: { oldest: '0.14.0', newest: '0.28.0' },
  document: () => ({
    preflight: 1,
    name: 'vllm-rocm',
    must: [
      {
        id: 'gpu',
        gpu: { vendor: 'amd', arch: ['gfx90a', 'gfx942', 'gfx950', 'gfx1100', 'gfx1101', 'gfx1150', 'gfx1151', 'gfx1200', 'gfx1201'] },
        because: 'vLLM is built for these GPUs.',
        source: page,
      },
      { id: 'devices', when: { not: { wsl2: true } }, devices: rocmNodes, source: page },
      { id: 'glibc', glibc: '>= 2.35', source: page },
    ],
    should: [
      { id: 'rocm-usable', usable: 'rocm', because: 'The wheel brings ROCm’s libraries; a ROCm on the system must not be broken.', source: page },
      { id: 'rocm-version', when: { fact: { id: 'rocm.version', present: true } }, versions: { rocm: '>= 6.3' }, source: page },
      {
        id: 'rocm-of-strix',
        when: { gpu: { arch: ['gfx1150', 'gfx1151'] } },
        any: [{ fact: { id: 'rocm.version', absent: true } }, { versions: { rocm: '>= 7.0.2' } }],
        remedy: 'Update ROCm to 7.0.2 or later.',
        source: page,
      },
    ],
  }),
});
