import check from '../../../checks/kernel-driver/battlemage-on-older-kernel.ts';
import { testCheck } from '../../helpers/test-check.ts';

const b580 = (version: string, lineage: string) => ({
  gpus: [{ vendor: 'intel', integrated: false, generation: 'battlemage', driver: null }],
  'kernel.release': version,
  'kernel.version': version,
  'kernel.lineage': lineage,
});

testCheck(check, {
  found: [
    { name: 'B580 on 6.8 of Ubuntu', is: 'present', facts: b580('6.8.12', 'ubuntu'), cites: 'https://github.com/intel/compute-runtime/issues/836' },
    { name: 'B580 on Debian 12', is: 'present', facts: b580('6.1.140', 'upstream') },
    {
      name: 'told in words',
      is: 'suspected',
      facts: { ...b580('6.8.0', 'ubuntu'), gpus: [{ vendor: 'intel', integrated: false, generation: 'battlemage' }] },
      log: ["I still don't see i915 being loaded"],
      cites: 'https://github.com/intel-gpu/intel-gpu-i915-backports/issues/209',
    },
    {
      name: 'clinfo lists none',
      is: 'suspected',
      facts: { ...b580('6.8.0', 'ubuntu'), gpus: [{ vendor: 'intel', integrated: false, generation: 'battlemage' }] },
      log: ['Number of platforms                               0'],
    },
    {
      name: 'in the other order',
      is: 'suspected',
      facts: { ...b580('6.8.0', 'ubuntu'), gpus: [{ vendor: 'intel', integrated: false, generation: 'battlemage' }] },
      log: ['the card is not detected'],
    },
  ],
  clear: [
    { name: '6.14', facts: b580('6.14.0', 'ubuntu') },
    { name: '6.12', facts: b580('6.12.4', 'upstream') },
    { name: 'Ubuntu’s 6.11, which has the driver', facts: b580('6.11.0', 'ubuntu') },
    { name: 'Red Hat takes newer graphics into its kernel', facts: b580('5.14.0', 'rhel') },
    {
      name: 'the graphics of a processor, of which no generation is known, beside a Radeon that clinfo does not list',
      facts: {
        ...b580('5.8.0', 'ubuntu'),
        gpus: [
          { vendor: 'intel', integrated: true },
          { vendor: 'amd', integrated: false },
        ],
      },
      log: ['However, the clinfo command reports that the GPU was not found.'],
    },
    { name: 'WSL', facts: b580('6.6.87', 'microsoft') },
    { name: 'xe is bound', facts: { ...b580('6.8.12', 'ubuntu'), gpus: [{ vendor: 'intel', integrated: false, generation: 'battlemage', driver: 'xe' }] } },
  ],
  unknown: [
    {
      name: 'a processor’s graphics that nobody named',
      facts: { 'kernel.release': '5.15.0-52-generic', 'kernel.version': '5.15.64', 'kernel.lineage': 'ubuntu' },
      log: ['Number of platforms                               0'],
    },
    { name: 'a vendor kernel may carry the driver', facts: b580('6.8.12', 'proxmox') },
    {
      name: 'a card that is missed, and no word of the kernel',
      facts: { gpus: [{ vendor: 'intel', integrated: false, generation: 'battlemage' }] },
      log: ['Ollama does not detect my Arc B580', 'the card is not detected'],
    },
    {
      name: 'another complaint',
      facts: { ...b580('6.8.0', 'ubuntu'), gpus: [{ vendor: 'intel', integrated: false, generation: 'battlemage' }] },
      log: [
        'the GPU is slow and not cool, I cannot tell why',
        'the option is not documented',
        'flash attention on this device is not supported',
        'the GPU is not visible inside the container',
        'the B580 is passed through to a guest with 6.14, where the GPU is not detected',
        'nvtop does not show GPU memory',
        'Ollama can’t find Nvidia GPU via CUDA while other CUDA programs can',
        'Ollama does not detect my Nvdia GPU on Fedora 44',
      ],
    },
  ],
});
