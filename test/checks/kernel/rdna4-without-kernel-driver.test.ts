import check from '../../../checks/kernel/rdna4-without-kernel-driver.ts';
import { testCheck } from '../../helpers/test-check.ts';

const noble = {
  'kernel.version': '6.8.12',
  'kernel.lineage': 'ubuntu',
  'kernel.modules': ['ext4'],
  gpus: [{ name: 'Radeon RX 9070 XT', generation: 'rdna4', driver: null }],
};

testCheck(check, {
  found: [{ name: 'RX 9070 XT on Ubuntu 24.04.2’s first kernel', is: 'exposed', facts: noble, cites: 'https://github.com/ROCm/legacy-rocm-build/issues/5102' }],
  clear: [
    { name: 'the driver is bound', facts: { ...noble, gpus: [{ generation: 'rdna4', driver: 'amdgpu' }] } },
    { name: 'an older generation', facts: { ...noble, gpus: [{ generation: 'rdna3', driver: null }] } },
    { name: 'amdgpu-dkms is loaded', facts: { ...noble, 'kernel.modules': ['amdgpu', 'amdttm'] } },
  ],
  unknown: [
    { name: 'a newer kernel, of which nothing was reported', facts: { ...noble, 'kernel.version': '6.14.0' } },
    { name: 'another vendor’s 6.8', facts: { ...noble, 'kernel.lineage': 'proxmox' } },
  ],
});
