import check from '../../../checks/kernel-driver/amd-gpu-without-driver.ts';
import { testCheck } from '../../helpers/test-check.ts';

const native = { 'platform.system': 'native' };

testCheck(check, {
  found: [
    { name: 'nothing took the card', is: 'present', facts: { ...native, gpus: [{ arch: 'gfx1100', integrated: false, driver: null }] } },
    {
      name: 'rocminfo misses the module',
      is: 'suspected',
      facts: { ...native, gpus: { incomplete: [{ arch: 'gfx1030', integrated: false }] } },
      log: ['ROCk module is NOT loaded, possibly no GPU devices'],
      cites: 'https://github.com/ROCm/legacy-rocm-build/issues/2995',
    },
    {
      name: 'the kernel’s words since 6.8',
      is: 'suspected',
      facts: { ...native, gpus: { incomplete: [{ arch: 'gfx1030', integrated: false }] } },
      log: ['amdgpu 0000:03:00.0: probe with driver amdgpu failed with error -22'],
    },
  ],
  clear: [
    {
      name: 'an unused Radeon beside a working Arc card',
      facts: {
        ...native,
        gpus: [
          { arch: 'gfx1032', integrated: false, driver: null },
          { arch: 'xe-hpg', integrated: false, driver: 'i915' },
        ],
      },
    },
    { name: 'amdgpu has it', facts: { ...native, gpus: [{ arch: 'gfx1100', integrated: false, driver: 'amdgpu' }] } },
    { name: 'given to a virtual machine', facts: { ...native, gpus: [{ arch: 'gfx1100', driver: 'vfio-pci' }] } },
    {
      name: 'an unused iGPU beside a working NVIDIA card',
      facts: {
        ...native,
        gpus: [
          { arch: 'gfx1036', integrated: true, driver: null },
          { arch: '8.9', driver: 'nvidia' },
        ],
      },
    },
    { name: 'a rented server whose small graphics is switched off', facts: { ...native, gpus: [{ arch: 'gfx1036', integrated: true, driver: null }] } },
    { name: 'a card of before GFX8', facts: { ...native, gpus: [{ arch: 'gfx601', driver: null }] } },
  ],
  unknown: [
    { name: 'a paste of lspci without -k', facts: { ...native, gpus: { incomplete: [{ arch: 'gfx1100' }] } } },
    { name: 'rocminfo on a machine whose GPU nobody names', facts: native, log: ['ROCk module is NOT loaded, possibly no GPU devices'] },
    { name: 'a healthy log', facts: { gpus: { incomplete: [] } }, log: ['[drm] amdgpu kernel modesetting enabled.'] },
  ],
});
