import check from '../../../checks/kernel/ttm-parameter-with-amdttm.ts';
import { testCheck } from '../../helpers/test-check.ts';

const total = 2 * 63_973 * 1024 ** 2;
const gpu = { arch: 'gfx1151', integrated: true, gttTotal: 63_973 * 1024 ** 2 };
const dkms = { 'kernel.cmdline': 'ro ttm.pages_limit=32768000', 'kernel.modules': ['amdgpu', 'amdttm', 'ttm'], 'memory.total': total, gpus: [gpu] };
const both = {
  ...dkms,
  'kernel.cmdline': 'ro quiet amdgpu.gttsize=98304 ttm.pages_limit=25000000 iommu=pt',
  'memory.total': 33_277_632_512,
  gpus: [{ arch: 'gfx1151', integrated: true, gttTotal: 98_304 * 1024 ** 2 }],
};

testCheck(check, {
  found: [
    { name: 'amdgpu-dkms with the kernel’s module name', is: 'present', facts: dkms, cites: 'https://github.com/ROCm/legacy-rocm-build/issues/5562' },
    {
      name: 'amdgpu.gttsize announces more, and amdttm keeps its default',
      is: 'present',
      facts: { ...both, 'kernel.parameters': { entries: { 'amdttm.pages_limit': '4062211' } } },
      cites: 'https://github.com/ROCm/ROCm/issues/6143',
    },
    {
      name: 'a filtered list of modules',
      is: 'present',
      facts: { ...dkms, 'kernel.modules': { gap: 'not-in-text' }, 'kernel.ownTtm': 'amdttm' },
      cites: 'https://github.com/ROCm/legacy-rocm-build/issues/5562',
    },
  ],
  clear: [
    { name: 'a desktop whose processor has a GPU for the display', facts: { ...dkms, gpus: [{ ...gpu, arch: 'gfx1036' }] } },
    {
      name: 'both were given the same limit, which is half of the RAM',
      facts: {
        ...dkms,
        'kernel.cmdline': 'ro ttm.pages_limit=16777216',
        'kernel.parameters': { entries: { 'amdttm.pages_limit': '16777216' } },
        'memory.total': 125 * 1024 ** 3,
        gpus: [{ arch: 'gfx1151', integrated: true, gttTotal: 64 * 1024 ** 3 }],
      },
    },
    {
      name: 'the driver’s copy has another name, and other parameters',
      facts: { ...dkms, 'kernel.modules': ['amdgpu', 'amd_ttm'], 'kernel.ownTtm': 'amd_ttm' },
    },
    { name: 'the limit is in force', facts: { ...both, 'kernel.parameters': { entries: { 'amdttm.pages_limit': '25000000' } } } },
    { name: 'the kernel’s own driver', facts: { ...dkms, 'kernel.modules': ['amdgpu', 'ttm'], 'kernel.ownTtm': null } },
    { name: 'both names are given', facts: { ...dkms, 'kernel.cmdline': 'ro ttm.pages_limit=1 amdttm.pages_limit=32768000' } },
  ],
  unknown: [{ name: 'GTT could not be read', facts: { ...dkms, gpus: [{ ...gpu, gttTotal: { gap: 'denied' } }] } }],
});
