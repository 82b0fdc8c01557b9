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
    { name: 'a healthy machine that taints', log: ['nvidia: module verification failed: signature and/or required key missing - tainting kernel'] },
  ],
});
