import check from '../../../checks/kernel-driver/nvidia-dkms-build-failed.ts';
import { testCheck } from '../../helpers/test-check.ts';

const failed = {
  'platform.system': 'native',
  gpus: [{ vendor: 'nvidia', driver: null }],
  'nvidia.loaded': false,
  'nvidia.moduleForKernel': false,
  'nvidia.headers': true,
  'nvidia.dkmsVersions': ['580.119.02'],
} as const;

testCheck(check, {
  found: [
    { name: 'sources and headers, and no module', is: 'present', facts: failed, cites: 'https://github.com/Frogging-Family/nvidia-all/issues/379' },
    { name: 'DKMS says so', is: 'confirmed', facts: failed, log: ['Consult /var/lib/dkms/nvidia/580.119.02/build/make.log for more information.'] },
    {
      name: 'Void’s words',
      is: 'confirmed',
      log: ["DKMS module 'nvidia-580.142' failed to build, please check /var/lib/dkms"],
      cites: 'https://github.com/void-linux/void-packages/issues/61087',
    },
  ],
  clear: [
    { name: 'a card that a virtual machine has', facts: { ...failed, gpus: [{ vendor: 'nvidia', driver: 'vfio-pci' }] } },
    { name: 'WSL, whose driver is Windows’', facts: { ...failed, 'platform.system': 'wsl2' } },
    { name: 'it is built', facts: { ...failed, 'nvidia.moduleForKernel': true } },
    { name: 'no headers: nothing was tried', facts: { ...failed, 'nvidia.headers': false } },
  ],
  unknown: [
    {
      name: 'another module failed',
      log: [
        'Consult /var/lib/dkms/broadcom-wl/6.30.223.271/build/make.log for more information.',
        'Error! Bad return status for module build on kernel: 7.2.2-1-cachyos (x86_64)',
      ],
    },
    { name: 'the installer, which gave up over another compiler', log: ['*** Failed CC version check. Bailing out! ***'] },
    { name: 'modules.dep could not be read', facts: { ...failed, 'nvidia.moduleForKernel': { gap: 'denied' } } },
  ],
});
