import check from '../../../checks/hardware/blackwell-egpu-locks-up.ts';
import { testCheck } from '../../helpers/test-check.ts';

const box = {
  'nvidia.external': true,
  'nvidia.flavour': 'open',
  'nvidia.moduleVersion': '595.71.05',
  gpus: [{ vendor: 'nvidia', generation: 'blackwell', driver: 'nvidia' }],
} as const;

testCheck(check, {
  found: [
    { name: 'a 5090 in a box', is: 'exposed', facts: box, cites: 'https://github.com/NVIDIA/open-gpu-kernel-modules/issues/979' },
    {
      name: 'another driver, and the card fell off the bus',
      is: 'suspected',
      facts: { ...box, 'nvidia.moduleVersion': '580.126.09' },
      log: ['NVRM: Xid (PCI:0000:2b:00): 79, GPU has fallen off the bus.'],
    },
  ],
  clear: [
    { name: 'a card in a slot', facts: { ...box, 'nvidia.external': false } },
    { name: 'an Ada card', facts: { ...box, gpus: [{ vendor: 'nvidia', generation: 'ada', driver: 'nvidia' }] } },
  ],
  unknown: [
    { name: 'a release of which nobody told', facts: { ...box, 'nvidia.moduleVersion': '610.43.02' } },
    { name: 'where it hangs is not known', facts: { ...box, 'nvidia.external': { gap: 'not-recorded' } } },
  ],
});
