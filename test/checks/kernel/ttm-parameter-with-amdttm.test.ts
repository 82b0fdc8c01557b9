import check from '../../../checks/kernel/ttm-parameter-with-amdttm.ts';
import { testCheck } from '../../helpers/test-check.ts';

const total = 2 * 63_973 * 1024 ** 2;
const gpu = { integrated: true, gttTotal: 63_973 * 1024 ** 2 };
const dkms = { 'kernel.cmdline': 'ro ttm.pages_limit=32768000', 'kernel.modules': ['amdgpu', 'amdttm', 'ttm'], 'memory.total': total, gpus: [gpu] };

testCheck(check, {
  found: [{ name: 'amdgpu-dkms with the kernel’s module name', is: 'present', facts: dkms, cites: 'https://github.com/ROCm/legacy-rocm-build/issues/5562' }],
  clear: [
    { name: 'the kernel’s own driver', facts: { ...dkms, 'kernel.modules': ['amdgpu', 'ttm'] } },
    { name: 'both names are given', facts: { ...dkms, 'kernel.cmdline': 'ro ttm.pages_limit=1 amdttm.pages_limit=32768000' } },
  ],
  unknown: [{ name: 'GTT could not be read', facts: { ...dkms, gpus: [{ ...gpu, gttTotal: { gap: 'denied' } }] } }],
});
