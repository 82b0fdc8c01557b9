import check from '../../../checks/hardware/gpu-on-few-pcie-lanes.ts';
import { testCheck } from '../../helpers/test-check.ts';

const riser = { integrated: false, linkWidth: 1, linkWidthMax: 16 };
const busy = { 'platform.vm': null, 'told.complaints': ['slow'], models: [] } as const;

testCheck(check, {
  found: [
    {
      name: 'a mining riser',
      is: 'exposed',
      facts: { ...busy, gpus: [riser] },
      cites: 'https://github.com/robertrosenbusch/gfx803_rocm/issues/51',
    },
    { name: 'a model is on it', is: 'exposed', facts: { 'platform.vm': null, gpus: [riser], models: [{ sizeVram: 4_000_000_000 }] } },
  ],
  clear: [
    {
      name: 'a card for the display beside the one that computes',
      facts: {
        'platform.vm': null,
        gpus: [
          { integrated: false, linkWidth: 1, linkWidthMax: 8 },
          { ...riser, linkWidth: 16 },
        ],
        models: [{ sizeVram: 4_000_000_000 }],
        'told.complaints': [],
      },
    },
    {
      name: 'a card for the display beside the integrated GPU that computes',
      facts: {
        'platform.vm': null,
        gpus: [{ integrated: true, arch: 'gfx1151' }, riser],
        models: [{ sizeVram: 4_000_000_000 }],
        'told.complaints': [],
      },
    },
    { name: 'a link that is narrow at rest, and somebody whose model crashes', facts: { ...busy, 'told.complaints': ['crash'], gpus: [riser] } },
    { name: 'the made-up lane of a virtual machine', facts: { ...busy, 'platform.vm': 'kvm', gpus: [riser] } },
    { name: 'a full slot', facts: { ...busy, gpus: [{ ...riser, linkWidth: 16 }] } },
    { name: 'OCuLink, which has four', facts: { ...busy, gpus: [{ ...riser, linkWidth: 4 }] } },
    { name: 'a card that has no more', facts: { ...busy, gpus: [{ ...riser, linkWidthMax: 4 }] } },
  ],
  unknown: [
    { name: 'a narrow link of a card at rest', facts: { 'platform.vm': null, gpus: [riser], models: [] } },
    { name: 'a sleeping card', facts: { ...busy, gpus: [{ ...riser, linkWidth: { gap: 'suspended' } }] } },
    {
      name: 'an idle link of full width',
      facts: { ...busy, gpus: { incomplete: [] } },
      log: ['LnkSta:	Speed 2.5GT/s (downgraded), Width x16 (ok)'],
    },
  ],
});
