import check from '../../../checks/kernel/ttm-page-limit-half-of-ram.ts';
import { testCheck } from '../../helpers/test-check.ts';

const GiB = 1024 ** 3;
const halo = { arch: 'gfx1151', integrated: true, vramTotal: 512 * 1024 ** 2, gttTotal: 63_968 * 1024 ** 2 };
const total = 2 * 63_973 * 1024 ** 2;

testCheck(check, {
  found: [
    {
      name: 'Strix Halo with 128 GB as installed',
      is: 'exposed',
      facts: { 'memory.total': total, gpus: [halo] },
      cites: 'https://github.com/antirez/ds4/issues/475',
    },
  ],
  clear: [
    { name: 'ttm.pages_limit gives 96 GiB', facts: { 'memory.total': total, gpus: [{ ...halo, gttTotal: 96 * GiB }] } },
    { name: 'a carve-out of 96 GiB', facts: { 'memory.total': 31 * GiB, gpus: [{ ...halo, vramTotal: 96 * GiB, gttTotal: 15.5 * GiB }] } },
    { name: 'another GPU', facts: { 'memory.total': total, gpus: [{ ...halo, arch: 'gfx1100', integrated: false }] } },
    { name: 'a small machine', facts: { 'memory.total': 16 * GiB, gpus: [{ ...halo, gttTotal: 8 * GiB }] } },
  ],
  unknown: [{ name: 'GTT could not be read', facts: { 'memory.total': total, gpus: [{ ...halo, gttTotal: { gap: 'denied' } }] } }],
});
