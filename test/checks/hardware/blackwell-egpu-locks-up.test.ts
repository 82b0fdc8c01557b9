import check from '../../../checks/hardware/blackwell-egpu-locks-up.ts';
import { testCheck } from '../../helpers/test-check.ts';

const box = { 'nvidia.external': true, 'nvidia.flavour': 'open', gpus: [{ vendor: 'nvidia', generation: 'blackwell', driver: 'nvidia' }] } as const;

testCheck(check, {
  found: [{ name: 'a 5060 Ti in a box', is: 'exposed', facts: box, cites: 'https://github.com/NVIDIA/open-gpu-kernel-modules/issues/979' }],
  clear: [
    { name: 'a card in a slot', facts: { ...box, 'nvidia.external': false } },
    { name: 'an Ada card', facts: { ...box, gpus: [{ vendor: 'nvidia', generation: 'ada', driver: 'nvidia' }] } },
  ],
  unknown: [{ name: 'where it hangs is not known', facts: { ...box, 'nvidia.external': { gap: 'not-recorded' } } }],
});
