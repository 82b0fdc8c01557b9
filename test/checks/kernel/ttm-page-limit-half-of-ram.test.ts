import check from '../../../checks/kernel/ttm-page-limit-half-of-ram.ts';
import { testCheck } from '../../helpers/test-check.ts';

const GiB = 1024 ** 3;
const halo = { arch: 'gfx1151', integrated: true, vramTotal: 512 * 1024 ** 2, gttTotal: 63_968 * 1024 ** 2 };
const full = { 'told.complaints': ['out-of-memory'], models: [] } as const;
const total = 2 * 63_973 * 1024 ** 2;

testCheck(check, {
  found: [
    {
      name: 'the RAM that is installed, as its owner tells it',
      is: 'exposed',
      facts: { ...full, 'memory.total': 128 * GiB, gpus: [halo] },
    },
    {
      name: 'llama.cpp runs out of memory on a live machine',
      is: 'suspected',
      facts: { models: [], 'memory.total': total, gpus: [halo] },
      log: ['llama_model_load: error loading model: unable to allocate ROCm0 buffer'],
      cites: 'https://github.com/antirez/ds4/issues/475',
    },
    {
      name: 'in a reporter’s words',
      is: 'suspected',
      facts: { ...full, 'memory.total': total, gpus: { incomplete: [halo] } },
      log: ['Loading the model ends with out of memory.'],
    },
    {
      name: 'a model of 80 GiB, of which a part stays outside',
      is: 'exposed',
      facts: { models: [{ size: 80 * GiB, sizeVram: 58 * GiB }], 'memory.total': total, gpus: [halo] },
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
      facts: { ...full, 'memory.total': total, gpus: [halo] },
      cites: 'https://github.com/antirez/ds4/issues/475',
    },
  ],
  clear: [
    { name: 'the same machine, whose owner finds it slow', facts: { 'told.complaints': ['slow'], models: [], 'memory.total': total, gpus: [halo] } },
    {
      name: 'a small model that runs on the CPU for another reason',
      facts: { 'told.complaints': ['slow'], models: [{ size: 20 * GiB, sizeVram: 0 }], 'memory.total': total, gpus: [halo] },
    },
    {
      name: 'a large model on the CPU, as its owner wants it',
      facts: { 'told.complaints': [], models: [{ size: 60 * GiB, sizeVram: 0 }], 'memory.total': total, gpus: [halo] },
    },
    { name: 'a limit well below half', facts: { ...full, 'memory.total': total, gpus: [{ ...halo, gttTotal: 48 * GiB }] } },
    { name: 'ttm.pages_limit gives 96 GiB', facts: { ...full, 'memory.total': total, gpus: [{ ...halo, gttTotal: 96 * GiB }] } },
    {
      name: 'the limit is set, and a line of the boot before is in the log',
      facts: { gpus: [{ ...halo, gttTotal: 96 * GiB }] },
      log: ['amdgpu: 63968M of GTT memory ready.', 'amdgpu: 98304M of GTT memory ready.'],
    },
    { name: 'a carve-out of 96 GiB', facts: { ...full, 'memory.total': 31 * GiB, gpus: [{ ...halo, vramTotal: 96 * GiB, gttTotal: 15.5 * GiB }] } },
    { name: 'another GPU', facts: { ...full, 'memory.total': total, gpus: [{ ...halo, arch: 'gfx1100', integrated: false }] } },
    { name: 'a small machine', facts: { ...full, 'memory.total': 16 * GiB, gpus: [{ ...halo, gttTotal: 8 * GiB }] } },
  ],
  unknown: [
    {
      name: 'every Strix Halo as it comes, with the kernel’s line and a model that fits',
      facts: { models: [{ size: 60 * GiB, sizeVram: 60 * GiB }], 'memory.total': total, gpus: [halo] },
      log: ['amdgpu 0000:c5:00.0: amdgpu: amdgpu: 63968M of GTT memory ready.', 'It does not run out of memory', 'the OOM killer ended firefox'],
    },
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
    { name: 'GTT could not be read', facts: { ...full, 'memory.total': total, gpus: [{ ...halo, gttTotal: { gap: 'denied' } }] } },
  ],
});
