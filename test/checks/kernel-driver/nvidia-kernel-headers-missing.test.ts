import check from '../../../checks/kernel-driver/nvidia-kernel-headers-missing.ts';
import { testCheck } from '../../helpers/test-check.ts';

const missing = {
  'platform.system': 'native',
  gpus: [{ vendor: 'nvidia', driver: null }],
  'nvidia.loaded': false,
  'nvidia.moduleForKernel': false,
  'nvidia.headers': false,
  'nvidia.dkmsVersions': ['580.95.05'],
} as const;

testCheck(check, {
  found: [
    { name: 'sources and no headers', is: 'present', facts: missing, cites: 'https://github.com/archlinux/archinstall/issues/585' },
    {
      name: 'NVIDIA’s installer',
      is: 'confirmed',
      log: ['ERROR: Unable to find the kernel source tree for the currently running kernel. Please make sure you have installed the kernel source files'],
    },
    ...[
      'Error! Your kernel headers for kernel 6.1.0-18-amd64 cannot be found at /lib/modules/6.1.0-18-amd64/build or /lib/modules/6.1.0-18-amd64/source.',
      '==> ERROR: Missing 6.2.1-zen1-1-zen kernel headers for module nvidia/525.89.02.',
      'Files needed for building modules against kernel 7.0.4-100.fc43.x86_64 could not be found as the following directories are missing:',
      '<command-line>: fatal error: /lib/modules/6.2.6-zen1-1-zen/build/include/linux/autoconf.h: No such file or directory',
    ].map((line) => ({
      name: line.slice(0, 50),
      is: 'suspected' as const,
      facts: { ...missing, 'nvidia.headers': { gap: 'not-in-text' as const }, 'nvidia.moduleForKernel': { gap: 'not-in-text' as const } },
      log: [line],
    })),
  ],
  clear: [
    { name: 'a card that a virtual machine has', facts: { ...missing, gpus: [{ vendor: 'nvidia', driver: 'vfio-pci' }] } },
    {
      name: 'headers of another kernel, while the module of this one works',
      facts: { gpus: { incomplete: [{ vendor: 'nvidia', driver: 'nvidia' }] } },
      log: ['Error! Your kernel headers for kernel 6.8.0-40-generic cannot be found at /lib/modules/6.8.0-40-generic/build'],
    },
    { name: 'headers are there', facts: { ...missing, 'nvidia.headers': true } },
    {
      name: 'the module is there',
      facts: { ...missing, 'nvidia.moduleForKernel': true },
      log: ['==> ERROR: Missing 6.2.1-zen1-1-zen kernel headers for module nvidia/525.89.02.'],
    },
    { name: 'WSL', facts: { ...missing, 'platform.system': 'wsl2' } },
  ],
  unknown: [
    { name: 'headers of a kernel that is not in use any more', log: ['==> ERROR: Missing 5.9.8-arch1-1 kernel headers for module nvidia/525.89.02.'] },
    {
      name: 'the siblings: another module, and a build that was tried',
      log: [
        '==> ERROR: Missing 5.9.8-arch1-1 kernel headers for module rtl88x2bu/5.13.1.',
        'Error! Bad return status for module build on kernel: 6.2.6-zen1-1-zen (x86_64)',
      ],
    },
    { name: 'a healthy build', log: ['==> dkms install --no-depmod nvidia/580.95.05 -k 6.17.1-arch1-1', '==> depmod 6.17.1-arch1-1'] },
  ],
});
