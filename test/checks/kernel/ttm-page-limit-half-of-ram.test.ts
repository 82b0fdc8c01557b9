import check from '../../../checks/kernel/ttm-page-limit-half-of-ram.ts';
import { testCheck } from '../../helpers/test-check.ts';

const GiB = 1024 ** 3;
const halo = { arch: 'gfx1151', integrated: true, vramTotal: 512 * 1024 ** 2, gttTotal: 63_968 * 1024 ** 2 };
const total = 2 * 63_973 * 1024 ** 2;

testCheck(check, {
  found: [
    {
      name: 'the RAM that is installed, as its owner tells it, and the kernel’s line',
      is: 'suspected',
      facts: { 'memory.total': 128 * GiB, gpus: [halo] },
      log: ['amdgpu 0000:c5:00.0: amdgpu: amdgpu: 63968M of GTT memory ready.'],
    },
    {
      name: 'ROCm sees half',
      is: 'suspected',
      facts: { 'memory.total': 128 * GiB, gpus: [{ arch: 'gfx1151', integrated: true }] },
      log: ['ROCm only sees 62.2 GB of the 128 GB'],
      cites: 'https://github.com/ROCm/legacy-rocm-build/issues/5595',
    },
    {
      name: 'Strix Halo with 128 GB as installed',
      is: 'exposed',
      facts: { 'memory.total': total, gpus: [halo] },
      cites: 'https://github.com/antirez/ds4/issues/475',
    },
  ],
  clear: [
    { name: 'a limit well below half', facts: { 'memory.total': total, gpus: [{ ...halo, gttTotal: 48 * GiB }] } },
    { name: 'ttm.pages_limit gives 96 GiB', facts: { 'memory.total': total, gpus: [{ ...halo, gttTotal: 96 * GiB }] } },
    {
      name: 'the limit is set, and a line of the boot before is in the log',
      facts: { gpus: [{ ...halo, gttTotal: 96 * GiB }] },
      log: ['amdgpu: 63968M of GTT memory ready.', 'amdgpu: 98304M of GTT memory ready.'],
    },
    { name: 'a carve-out of 96 GiB', facts: { 'memory.total': 31 * GiB, gpus: [{ ...halo, vramTotal: 96 * GiB, gttTotal: 15.5 * GiB }] } },
    { name: 'another GPU', facts: { 'memory.total': total, gpus: [{ ...halo, arch: 'gfx1100', integrated: false }] } },
    { name: 'a small machine', facts: { 'memory.total': 16 * GiB, gpus: [{ ...halo, gttTotal: 8 * GiB }] } },
  ],
  unknown: [
    {
      name: 'a message with another amount',
      facts: { gpus: [{ arch: 'gfx1151', integrated: true }] },
      log: [
        'amdgpu: 98304M of GTT memory ready.',
        'ROCm only sees 15.5 GB',
        'uses only 20 GB',
        'llama.cpp uses only 31 GB for the model',
        'the BIOS reserves 97 GB for GPU VRAM, leaving only ~31GB visible to the OS',
        'only 62 GB of RAM were free',
        'With 64 GB VRAM set in the BIOS Linux sees only 62 GB of RAM, which is right',
        'The GPU has 96 GB carved out and Linux has just 31 GB left',
      ],
    },
    { name: 'GTT could not be read', facts: { 'memory.total': total, gpus: [{ ...halo, gttTotal: { gap: 'denied' } }] } },
  ],
});
