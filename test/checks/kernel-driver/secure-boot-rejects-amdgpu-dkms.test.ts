import check from '../../../checks/kernel-driver/secure-boot-rejects-amdgpu-dkms.ts';
import { testCheck } from '../../helpers/test-check.ts';

const blocked = {
  'kernel.cmdline': 'BOOT_IMAGE=/vmlinuz ro quiet',
  gpus: [{ vendor: 'amd', driver: null }],
  'rocm.dkmsBuilt': true,
  'rocm.amdgpuOrigin': null,
  'kernel.secureBoot': true,
};

testCheck(check, {
  found: [
    { name: 'built, not loaded, Secure Boot on', is: 'exposed', facts: blocked, cites: 'https://github.com/ROCm/legacy-rocm-build/issues/4328' },
    { name: 'pasted', is: 'confirmed', log: ["modprobe: ERROR: could not insert 'amdgpu': Key was rejected by service"] },
  ],
  clear: [
    { name: 'Secure Boot off', facts: { ...blocked, 'kernel.secureBoot': false } },
    { name: 'nomodeset keeps it out', facts: { ...blocked, 'kernel.cmdline': 'BOOT_IMAGE=/vmlinuz ro nomodeset' } },
    { name: 'the module is loaded', facts: { ...blocked, 'rocm.amdgpuOrigin': 'dkms', gpus: [{ vendor: 'amd', driver: 'amdgpu' }] } },
  ],
  unknown: [
    { name: 'Secure Boot cannot be read', facts: { ...blocked, 'kernel.secureBoot': { gap: 'denied' } } },
    { name: 'another module', log: ["modprobe: ERROR: could not insert 'nvidia': Key was rejected by service"] },
    { name: 'only a taint', log: ['amdgpu: module verification failed: signature and/or required key missing - tainting kernel'] },
  ],
});
