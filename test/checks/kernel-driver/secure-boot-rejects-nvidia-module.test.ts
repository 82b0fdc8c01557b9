import check from '../../../checks/kernel-driver/secure-boot-rejects-nvidia-module.ts';
import { testCheck } from '../../helpers/test-check.ts';

const rejected = {
  'kernel.secureBoot': true,
  gpus: [{ vendor: 'nvidia', driver: null }],
  'nvidia.loaded': false,
  'nvidia.moduleForKernel': true,
} as const;

testCheck(check, {
  found: [
    { name: 'built, not loaded, Secure Boot on', is: 'exposed', facts: rejected },
    {
      name: 'modprobe’s words',
      is: 'confirmed',
      facts: rejected,
      log: ["gdm3[7055]: modprobe: ERROR: could not insert 'nvidia': Key was rejected by service"],
      cites: 'https://github.com/acidanthera/bugtracker/issues/2237',
    },
    {
      name: 'a report of somebody who could not enrol the key',
      is: 'suspected',
      facts: { 'kernel.secureBoot': true, gpus: [{ vendor: 'nvidia' }], 'nvidia.loaded': false },
      log: ['I cannot finish the enrolment of the new MOK over SSH'],
    },
    {
      name: 'of one who says it plainly',
      is: 'suspected',
      facts: { gpus: [{ vendor: 'nvidia' }] },
      log: ['the system boots but my nvidia driver cant load because of secure boot'],
      cites: 'https://github.com/sebastiaanfranken/systemd-boot-conversion/issues/2',
    },
    {
      name: 'in the other order',
      is: 'suspected',
      facts: { gpus: [{ vendor: 'nvidia' }] },
      log: ['The cause was Secure Boot, which was preventing the kernel from loading the module'],
      cites: 'https://github.com/ROCm/legacy-rocm-build/issues/4328',
    },
    {
      name: 'and of one who tried without',
      is: 'suspected',
      facts: { 'kernel.secureBoot': true, gpus: [{ vendor: 'nvidia' }] },
      log: ['nvidia-smi seems to work w/o secure boot'],
      cites: 'https://github.com/fady-saied/Nvidia-Fedora-Guide/issues/6',
    },
  ],
  clear: [
    { name: 'Secure Boot is off', facts: { ...rejected, 'kernel.secureBoot': false } },
    { name: 'it is loaded', facts: { ...rejected, 'nvidia.loaded': true, gpus: [{ vendor: 'nvidia', driver: 'nvidia' }] } },
  ],
  unknown: [
    { name: 'another module', log: ["modprobe: ERROR: could not insert 'r8126': Key was rejected by service"] },
    {
      name: 'the kernel reads its list of keys',
      facts: { 'kernel.secureBoot': true, gpus: [{ vendor: 'nvidia' }], 'nvidia.loaded': false },
      log: ['integrity: Loading X.509 certificate: UEFI:MokListRT (MOKvar table)'],
    },
    {
      name: 'a key that is enrolled',
      facts: { 'kernel.secureBoot': true, gpus: [{ vendor: 'nvidia' }], 'nvidia.loaded': false },
      log: ['My MOK is enrolled and the module is signed with it'],
    },
    {
      name: 'what does not help',
      facts: { 'kernel.secureBoot': true, gpus: [{ vendor: 'nvidia' }] },
      log: [
        'It fails with and without secure boot',
        'Disabling secure boot changes nothing',
        'Secure Boot does not block the driver here',
        'vboxdrv cannot be loaded because of secure boot',
        'Secure Boot may prevent loading of modules',
        'The GPU works with and without secure boot',
      ],
    },
    { name: 'a healthy machine that taints', log: ['nvidia: module verification failed: signature and/or required key missing - tainting kernel'] },
  ],
});
