import { defineProfile } from './profile.ts';

const page = 'https://github.com/ROCm/librocdxg/blob/021a477ae052e38dc03c82213480157b20a10735/README.md';

export default defineProfile({
  name: 'wsl2-rocm',
  about: 'ROCm in a WSL2 distribution, through librocdxg and the driver in Windows',
  document: () => ({
    preflight: 1,
    name: 'wsl2-rocm',
    must: [
      { id: 'wsl2', wsl2: true, source: page },
      { id: 'dxg', fact: { id: 'wsl.dxg', is: true }, remedy: 'Run wsl --update in Windows, and leave gpuSupport in .wslconfig on.', source: page },
      {
        id: 'rocm',
        versions: { rocm: '>= 7.1' },
        because: 'Older releases had a runtime of their own for WSL.',
        remedy: 'Install ROCm 7.1 or later, without the kernel module.',
        source: page,
      },
      {
        id: 'librocdxg',
        fact: { id: 'wsl.rocdxg', is: true },
        remedy: 'Install librocdxg from AMD’s packages, or build it from its repository.',
        source: page,
      },
      { id: 'rocm-usable', usable: 'rocm', source: page },
    ],
    should: [
      { check: 'wsl-rocdxg-detection-off' },
      {
        id: 'distribution',
        distribution: [{ id: 'ubuntu', version: '>= 22.04' }],
        because: 'AMD’s packages for WSL are made for Ubuntu.',
        source: 'https://rocm.docs.amd.com/projects/radeon-ryzen/en/latest/docs/install/installrad/wsl/howto_wsl.html',
      },
    ],
  }),
});
