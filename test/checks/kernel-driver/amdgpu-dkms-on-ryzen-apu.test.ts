import check from '../../../checks/kernel-driver/amdgpu-dkms-on-ryzen-apu.ts';
import { testCheck } from '../../helpers/test-check.ts';

const gpus = [{ arch: 'gfx1151' }];

testCheck(check, {
  found: [
    {
      name: 'Strix Halo with the DKMS module',
      is: 'exposed',
      facts: { gpus, 'rocm.amdgpuOrigin': 'dkms' },
      cites: 'https://github.com/ROCm/legacy-rocm-build/issues/6146',
    },
  ],
  clear: [
    { name: 'the kernel’s own module', facts: { gpus, 'rocm.amdgpuOrigin': 'in-tree' } },
    { name: 'a discrete card, where the package is meant for', facts: { gpus: [{ arch: 'gfx1100' }], 'rocm.amdgpuOrigin': 'dkms' } },
  ],
  unknown: [
    { name: 'the origin is not known; rocminfo names no version', facts: { gpus }, log: ['ROCk module is loaded'] },
    {
      name: 'a fault of the GPU, which has other causes',
      facts: { gpus },
      log: ['Memory access fault by GPU node-1 (Agent handle: 0x55b1) on address 0x7f0.'],
    },
  ],
});
