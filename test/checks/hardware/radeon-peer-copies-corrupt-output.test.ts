import check from '../../../checks/hardware/radeon-peer-copies-corrupt-output.ts';
import { testCheck } from '../../helpers/test-check.ts';

const card = { vendor: 'amd', integrated: false };
const pair = {
  'platform.system': 'native',
  'kernel.cmdline': 'BOOT_IMAGE=/vmlinuz ro quiet',
  'told.complaints': ['wrong-output'],
  'told.severalGpusWrong': true,
  gpus: [card, card],
  runtimes: [{ kind: 'llama.cpp', backends: ['cpu', 'hip'] }],
  servers: [],
};
const told = 'A single GPU works fine, with both GPUs the output is gibberish.';

testCheck(check, {
  found: [
    {
      name: 'one card is right, two are not',
      is: 'suspected',
      facts: pair,
      log: ['Using either GPU exclusively performs as expected, both cards together write garbage'],
      cites: 'https://github.com/ROCm/legacy-rocm-build/issues/6342',
    },
    {
      name: 'as the heading puts it, with one card known',
      is: 'suspected',
      facts: {
        'platform.system': 'native',
        'told.complaints': ['wrong-output'],
        'told.severalGpusWrong': true,
        gpus: { incomplete: [card] },
        runtimes: [{ kind: 'ollama' }],
      },
      log: ['Multi-GPU loading of models produces gibberish'],
      cites: 'https://github.com/ROCm/hip/issues/3331',
    },
  ],
  clear: [
    { name: 'nobody complains of the words', facts: { ...pair, 'told.complaints': ['slow'] }, log: [told] },
    { name: 'one card writes gibberish as well', facts: { ...pair, 'told.severalGpusWrong': false }, log: [told] },
    { name: 'passthrough', facts: { ...pair, 'kernel.cmdline': 'ro iommu=pt' }, log: [told] },
    {
      name: 'passthrough as the kernel’s default',
      facts: {
        ...pair,
        gpus: [
          { ...card, iommuType: 'identity' },
          { ...card, iommuType: 'identity' },
        ],
      },
      log: [told],
    },
    { name: 'with Vulkan', facts: { ...pair, runtimes: [{ kind: 'llama.cpp', backends: ['cpu', 'vulkan'] }] }, log: [told] },
    { name: 'one card and an APU', facts: { ...pair, gpus: [card, { vendor: 'amd', integrated: true }] }, log: [told] },
    { name: 'cards of NVIDIA', facts: { ...pair, gpus: [{ vendor: 'nvidia' }, { vendor: 'nvidia' }] }, log: [told] },
    { name: 'under WSL', facts: { ...pair, 'platform.system': 'wsl2' }, log: [told] },
  ],
  unknown: [
    {
      name: 'a live machine, which tells no words',
      facts: { ...pair, 'told.complaints': { gap: 'not-recorded' }, 'told.severalGpusWrong': { gap: 'not-recorded' } },
    },
    { name: 'the words alone', log: [told] },
  ],
});
