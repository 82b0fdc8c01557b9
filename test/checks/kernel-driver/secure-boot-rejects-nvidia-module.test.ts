import check from '../../../checks/kernel-driver/secure-boot-rejects-nvidia-module.ts';
import { testCheck } from '../../helpers/test-check.ts';

const rejected = {
  'kernel.secureBoot': true,
  gpus: [{ vendor: 'nvidia', generation: 'ampere', driver: null }],
  'nvidia.libraryVersion': '580.95.05',
  'nvidia.loaded': false,
  'nvidia.moduleForKernel': true,
  'nvidia.dkmsVersions': ['580.95.05'],
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
      name: 'the kernel’s words, which name no module',
      is: 'suspected',
      facts: { 'kernel.secureBoot': true, gpus: [{ vendor: 'nvidia' }] },
      log: ['Loading of module with unavailable key is rejected'],
    },
    {
      name: 'of one who wants to keep it',
      is: 'suspected',
      facts: { 'kernel.secureBoot': true, gpus: [{ vendor: 'nvidia' }] },
      log: ['The driver works after disabling Secure Boot, but I need it enabled'],
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
    { name: 'Canonical’s own module, which something else keeps away', facts: { ...rejected, 'distro.like': ['ubuntu', 'debian'], 'nvidia.dkmsVersions': [] } },
    {
      name: 'the open module came, and took no card of Pascal',
      facts: {
        ...rejected,
        gpus: [{ vendor: 'nvidia', generation: 'pascal', driver: null }],
        'logs.gpuFaults': { entries: { 'nvidia-open-too-old': 'NVRM: nvidia.ko because it does not include the required GPU' } },
      },
    },
    { name: 'Secure Boot is off', facts: { ...rejected, 'kernel.secureBoot': false } },
    { name: 'it is loaded', facts: { ...rejected, 'nvidia.loaded': true, gpus: [{ vendor: 'nvidia', driver: 'nvidia' }] } },
    {
      name: 'a GPU that the driver left behind',
      facts: { ...rejected, gpus: [{ vendor: 'nvidia', generation: 'pascal', driver: null }], 'nvidia.libraryVersion': '590.44.01' },
    },
    {
      name: 'enrolled since: the card is driven',
      facts: { gpus: { incomplete: [{ vendor: 'nvidia', driver: 'nvidia' }] } },
      log: ["modprobe: ERROR: could not insert 'nvidia': Key was rejected by service"],
    },
  ],
  unknown: [
    { name: 'another module', log: ["modprobe: ERROR: could not insert 'r8126': Key was rejected by service"] },
    {
      name: 'VirtualBox’s, beside a card',
      facts: { gpus: { incomplete: [{ vendor: 'nvidia' }] } },
      log: ["modprobe: ERROR: could not insert 'vboxdrv': Key was rejected by service", 'v4l2loopback: Loading of unsigned module is rejected'],
    },
    {
      name: 'the kernel reads its list of keys',
      facts: { 'kernel.secureBoot': true, gpus: [{ vendor: 'nvidia' }], 'nvidia.loaded': false },
      log: ['integrity: Loading X.509 certificate: UEFI:MokListRT (MOKvar table)'],
    },
    {
      name: 'a key that is enrolled',
      facts: { 'kernel.secureBoot': true, gpus: [{ vendor: 'nvidia' }], 'nvidia.loaded': false },
      log: [
        'My MOK is enrolled and the module is signed with it',
        'The installer asked for a MOK password',
        'run `sudo mokutil --import /etc/pki/akmods/certs/public_key.der`',
      ],
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
        'Is it possible that secure boot blocks the driver?',
        'The driver works after disabling Secure Boot, but CUDA runs out of memory',
        'I could not enroll the MOK for VirtualBox',
        'MOK Manager did not show up, but the driver is signed by Ubuntu and loads',
      ],
    },
    { name: 'a healthy machine that taints', log: ['nvidia: module verification failed: signature and/or required key missing - tainting kernel'] },
  ],
});
