import check from '../../../checks/kernel/amdttm-parameter-without-amdttm.ts';
import { testCheck } from '../../helpers/test-check.ts';

const total = 2 * 63_973 * 1024 ** 2;
const gpu = { arch: 'gfx1151', integrated: true, vramTotal: 512 * 1024 ** 2, gttTotal: 63_973 * 1024 ** 2 };
const debian = {
  'kernel.cmdline': 'ro transparent_hugepage=always amdttm.pages_limit=32768000 amdttm.page_pool_size=32768000',
  'kernel.modules': ['amdgpu', 'ttm'],
  'memory.total': total,
  gpus: [gpu],
};

testCheck(check, {
  found: [
    { name: 'Debian 13 with the kernel’s own driver', is: 'present', facts: debian, cites: 'https://github.com/ROCm/legacy-rocm-build/issues/5562' },
    {
      name: 'a paste without the list of modules',
      is: 'suspected',
      facts: { ...debian, 'kernel.modules': { gap: 'not-in-text' } },
      log: ['BOOT_IMAGE=/vmlinuz root=/dev/sda2 ro amdttm.pages_limit=32768000'],
      cites: 'https://github.com/ROCm/legacy-rocm-build/issues/5562',
    },
  ],
  clear: [
    { name: 'a desktop whose processor has a GPU for the display', facts: { ...debian, gpus: [{ ...gpu, arch: 'gfx1036' }] } },
    { name: 'amdgpu-dkms is loaded', facts: { ...debian, 'kernel.modules': ['amdgpu', 'amdttm'] } },
    { name: 'both names are given', facts: { ...debian, 'kernel.cmdline': `${debian['kernel.cmdline']} ttm.pages_limit=32768000` } },
    { name: 'GTT has grown all the same', facts: { ...debian, gpus: [{ ...gpu, gttTotal: 125 * 1024 ** 3 }] } },
  ],
  unknown: [
    {
      name: 'the command line, and nothing of what came of it',
      facts: { ...debian, 'kernel.modules': { gap: 'not-in-text' }, gpus: [{ integrated: true }] },
      log: ['amdttm.pages_limit=32768000'],
    },
    { name: 'the modules are not known', facts: { ...debian, 'kernel.modules': { gap: 'not-in-text' } } },
  ],
});
