import check from '../../../checks/hardware/blackwell-egpu-locks-up.ts';
import { testCheck } from '../../helpers/test-check.ts';

const box = {
  'nvidia.external': true,
  'nvidia.flavour': 'open',
  'nvidia.moduleVersion': '595.71.05',
  gpus: [{ name: 'NVIDIA GeForce RTX 5090', vendor: 'nvidia', generation: 'blackwell', driver: 'nvidia' }],
  models: [],
} as const;

testCheck(check, {
  found: [
    {
      name: 'with the release of July 2026',
      is: 'exposed',
      facts: { ...box, 'nvidia.moduleVersion': '610.43.03' },
      cites: 'https://github.com/NVIDIA/open-gpu-kernel-modules/issues/979',
    },
    {
      name: 'a 5090 in a box, beside an older card in a slot',
      is: 'exposed',
      facts: {
        ...box,
        gpus: [
          { ...box.gpus[0], linkWidth: 4 },
          { name: 'NVIDIA GeForce RTX 3090', vendor: 'nvidia', generation: 'ampere', driver: 'nvidia', linkWidth: 16 },
        ],
      },
    },
    {
      name: 'a 5090 in a box, beside a laptop’s own GPU',
      is: 'exposed',
      facts: {
        ...box,
        gpus: [...box.gpus, { name: 'NVIDIA GeForce RTX 4060 Laptop GPU', vendor: 'nvidia', generation: 'ada', driver: 'nvidia', linkWidth: 8 }],
      },
    },
    { name: 'a 5090 in a box', is: 'exposed', facts: box, cites: 'https://github.com/NVIDIA/open-gpu-kernel-modules/issues/979' },
    {
      name: 'in a reporter’s words',
      is: 'suspected',
      facts: { ...box, 'nvidia.moduleVersion': '580.126.09' },
      log: ['RTX 5080 via Thunderbolt 5 eGPU: Hard lock on CUDA operations (nvidia-smi works at idle)'],
      cites: 'https://github.com/NVIDIA/open-gpu-kernel-modules/issues/979',
    },
    {
      name: 'told at length, and the kind of the module is not known',
      is: 'suspected',
      facts: { ...box, 'nvidia.flavour': { gap: 'not-in-text' }, 'nvidia.moduleVersion': { gap: 'not-in-text' }, models: { incomplete: [] } },
      log: ['System freezes completely (no SSH, no keyboard/mouse, GPU fan at full speed) when running inference'],
      cites: 'https://github.com/turboderp-org/exllamav2/issues/813',
    },
    {
      name: 'another driver, and the card fell off the bus',
      is: 'suspected',
      facts: { ...box, 'nvidia.moduleVersion': '580.126.09' },
      log: ['NVRM: Xid (PCI:0000:2b:00): 79, GPU has fallen off the bus.'],
    },
  ],
  clear: [
    { name: 'a model is loaded on it', facts: { ...box, models: [{ sizeVram: 21474836480 }] } },
    { name: 'a card in a slot', facts: { ...box, 'nvidia.external': false } },
    {
      name: 'a 5090 in a slot, and an Ampere card in the box',
      facts: {
        ...box,
        gpus: [
          { ...box.gpus[0], linkWidth: 16 },
          { name: 'NVIDIA GeForce RTX 3090', vendor: 'nvidia', generation: 'ampere', driver: 'nvidia', linkWidth: 4 },
        ],
      },
    },
    {
      name: 'a laptop with a Blackwell GPU of its own, and an Ada card in the box',
      facts: {
        ...box,
        gpus: [
          { name: 'NVIDIA GeForce RTX 5070 Laptop GPU', vendor: 'nvidia', generation: 'blackwell', driver: 'nvidia' },
          { name: 'NVIDIA GeForce RTX 4090', vendor: 'nvidia', generation: 'ada', driver: 'nvidia' },
        ],
      },
    },
    { name: 'an Ada card', facts: { ...box, gpus: [{ vendor: 'nvidia', generation: 'ada', driver: 'nvidia' }] } },
  ],
  unknown: [
    {
      name: 'a model is loaded, perhaps on the laptop’s own card',
      facts: {
        ...box,
        gpus: [...box.gpus, { vendor: 'nvidia', generation: 'ada', driver: 'nvidia' }],
        models: { incomplete: [] },
        'nvidia.moduleVersion': '615.10.01',
      },
    },
    { name: 'a release of which nobody told', facts: { ...box, 'nvidia.moduleVersion': '615.10.01' } },
    { name: 'where it hangs is not known', facts: { ...box, 'nvidia.external': { gap: 'not-recorded' } } },
  ],
});
