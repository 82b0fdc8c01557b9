import check from '../../../checks/kernel-driver/nvidia-source-needs-strncpy.ts';
import { testCheck } from '../../helpers/test-check.ts';

const on72 = {
  gpus: [{ vendor: 'nvidia', driver: null }],
  'kernel.version': '7.2.6',
  'kernel.lineage': 'upstream',
  'nvidia.moduleForKernel': false,
  'nvidia.dkmsVersions': ['580.173.02'],
} as const;

testCheck(check, {
  found: [
    { name: 'an older 580 on 7.2', is: 'exposed', facts: on72, cites: 'https://github.com/NixOS/nixpkgs/pull/563993' },
    { name: 'the last of 590', is: 'exposed', facts: { ...on72, 'nvidia.dkmsVersions': ['590.48.01'] } },
    { name: 'a branch of before', is: 'exposed', facts: { ...on72, 'nvidia.dkmsVersions': ['570.211.01'] } },
    {
      name: 'the build log',
      is: 'confirmed',
      facts: on72,
      log: ["nvidia/os-interface.c:732:5: error: implicit declaration of function 'strncpy' [-Wimplicit-function-declaration]"],
      cites: 'https://github.com/NixOS/nixpkgs/issues/539211',
    },
  ],
  clear: [
    { name: 'a card that a virtual machine has', facts: { ...on72, gpus: [{ vendor: 'nvidia', driver: 'vfio-pci' }] } },
    { name: 'a later branch that has it from the start', facts: { ...on72, 'nvidia.dkmsVersions': ['615.10'] } },
    { name: 'the first build that knows 7.2', facts: { ...on72, 'nvidia.dkmsVersions': ['580.178.04'] } },
    { name: '7.1', facts: { ...on72, 'kernel.version': '7.1.8' } },
  ],
  unknown: [
    {
      name: 'what a compiler says before a warning, too',
      log: ["/var/lib/dkms/nvidia/570.86/build/nvidia/os-interface.c: In function 'os_get_current_process_name':"],
    },
    { name: 'another module', log: ["src/shared/linux_osl.c:863:10: error: call to undeclared library function 'strncpy'"] },
    { name: 'DKMS could not be read', facts: { ...on72, 'nvidia.dkmsVersions': { gap: 'denied' } } },
  ],
});
