import check from '../../../checks/hardware/gpu-on-few-pcie-lanes.ts';
import { testCheck } from '../../helpers/test-check.ts';

const riser = { integrated: false, linkWidth: 1, linkWidthMax: 16 };

testCheck(check, {
  found: [
    {
      name: 'a mining riser',
      is: 'exposed',
      facts: { 'platform.vm': null, gpus: [riser] },
      cites: 'https://github.com/robertrosenbusch/gfx803_rocm/issues/51',
    },
  ],
  clear: [
    { name: 'the made-up lane of a virtual machine', facts: { 'platform.vm': 'kvm', gpus: [riser] } },
    { name: 'a full slot', facts: { 'platform.vm': null, gpus: [{ ...riser, linkWidth: 16 }] } },
    { name: 'OCuLink, which has four', facts: { 'platform.vm': null, gpus: [{ ...riser, linkWidth: 4 }] } },
    { name: 'a card that has no more', facts: { 'platform.vm': null, gpus: [{ ...riser, linkWidthMax: 4 }] } },
  ],
  unknown: [
    { name: 'a sleeping card', facts: { 'platform.vm': null, gpus: [{ ...riser, linkWidth: { gap: 'suspended' } }] } },
    {
      name: 'an idle link of full width',
      facts: { 'platform.vm': null, gpus: { incomplete: [] } },
      log: ['LnkSta:	Speed 2.5GT/s (downgraded), Width x16 (ok)'],
    },
  ],
});
