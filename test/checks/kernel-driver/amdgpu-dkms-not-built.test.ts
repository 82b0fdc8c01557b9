import check from '../../../checks/kernel-driver/amdgpu-dkms-not-built.ts';
import { testCheck } from '../../helpers/test-check.ts';

const half = {
  'platform.container': null,
  gpus: [{ vendor: 'amd' }],
  'rocm.dkmsSources': ['6.12.12-2164967.24.04'],
  'rocm.dkmsBuilt': false,
  'rocm.amdgpuOrigin': 'in-tree',
};

testCheck(check, {
  found: [
    { name: 'sources without a module for this kernel', is: 'exposed', facts: half },
    {
      name: 'the output of apt',
      is: 'confirmed',
      log: [
        'Error! Bad return status for module build on kernel: 6.14.0-24-generic (x86_64)',
        'Consult /var/lib/dkms/amdgpu/6.12.12-2164967.24.04/build/make.log for more information.',
      ],
      cites: 'https://github.com/ROCm/amdgpu/issues/192',
    },
    {
      name: 'the package manager, with DKMS’s number for it',
      is: 'confirmed',
      log: [' installed amdgpu-dkms package post-installation script subprocess returned error exit status 10'],
    },
    {
      name: 'a newer package manager’s words for it',
      is: 'confirmed',
      log: [' old amdgpu-dkms package postinst maintainer script subprocess failed with exit status 10'],
      cites: 'https://github.com/ROCm/legacy-rocm-build/issues/6193',
    },
    {
      name: 'the end of DKMS’s log',
      is: 'suspected',
      facts: { gpus: [{ vendor: 'amd' }], 'rocm.dkmsSources': ['3.8-30'], 'rocm.dkmsBuilt': false },
      log: ['Error! Bad return status for module build on kernel: 5.9.2-arch1-1 (x86_64)'],
    },
  ],
  clear: [
    {
      name: 'a card that a virtual machine has',
      facts: { ...half, 'rocm.amdgpuOrigin': null, gpus: [{ vendor: 'amd', driver: 'vfio-pci' }] },
    },
    { name: 'the module is there', facts: { ...half, 'rocm.dkmsBuilt': true } },
    { name: 'a module of AMD’s is loaded from elsewhere', facts: { ...half, 'rocm.amdgpuOrigin': 'dkms' } },
    { name: 'a container, whose host has the module', facts: { ...half, 'platform.container': 'docker' } },
    { name: 'no amdgpu-dkms', facts: { ...half, 'rocm.dkmsSources': [] } },
  ],
  unknown: [
    { name: '/lib/modules is not readable', facts: { ...half, 'rocm.dkmsBuilt': { gap: 'denied' } } },
    {
      name: 'something that the package needs is missing',
      log: ['dpkg: error processing package amdgpu-dkms (--configure):', ' dependency problems - leaving unconfigured'],
    },
    {
      name: 'headers that are missing, as where an image is built',
      facts: { gpus: { incomplete: [{ vendor: 'amd' }] } },
      log: [' installed amdgpu-dkms package post-installation script subprocess returned error exit status 1'],
    },
    {
      name: 'the same in newer words',
      facts: { gpus: { incomplete: [{ vendor: 'amd' }] } },
      log: [' old amdgpu-dkms package postinst maintainer script subprocess failed with exit status 1'],
    },
    { name: 'another module failed', log: ['Consult /var/lib/dkms/nvidia/580.95.05/build/make.log for more information.'] },
    { name: 'a build that worked', log: ['amdgpu/6.16.6-2255209.24.04, 6.17.0-8-generic, x86_64: installed (Original modules exist)'] },
  ],
});
