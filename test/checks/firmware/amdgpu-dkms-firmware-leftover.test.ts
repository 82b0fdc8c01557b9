import check from '../../../checks/firmware/amdgpu-dkms-firmware-leftover.ts';
import { testCheck } from '../../helpers/test-check.ts';

const gpus = [{ arch: 'gfx1151', firmware: { entries: { MES: '0x00000083' } } }];
const packages = { 'linux-firmware': '20260110-0ubuntu1', 'amdgpu-dkms-firmware': '30.20.1.0.30200100' };

testCheck(check, {
  found: [
    {
      name: 'a current linux-firmware beside the leftover',
      is: 'exposed',
      facts: { gpus, 'rocm.firmwarePackages': { entries: packages } },
      cites: 'https://github.com/ROCm/legacy-rocm-build/issues/5991',
    },
    {
      name: 'the file belongs to the distribution',
      is: 'exposed',
      facts: { gpus, 'rocm.firmwarePackages': { entries: packages } },
      log: ['linux-firmware: /lib/firmware/amdgpu/gc_11_5_1_mes_2.bin.zst'],
    },
  ],
  clear: [
    { name: 'no such package', facts: { gpus, 'rocm.firmwarePackages': { entries: { 'linux-firmware': '20260110-0ubuntu1' } } } },
    { name: 'linux-firmware itself is the bad one', facts: { gpus, 'rocm.firmwarePackages': { entries: { ...packages, 'linux-firmware': '20251125-1' } } } },
    {
      name: 'good firmware runs',
      facts: { gpus: [{ arch: 'gfx1151', firmware: { entries: { MES: '0x00000080' } } }], 'rocm.firmwarePackages': { entries: packages } },
    },
  ],
  unknown: [{ name: 'packages are not known', facts: { gpus, 'rocm.firmwarePackages': { gap: 'absent-tool' } } }],
});
