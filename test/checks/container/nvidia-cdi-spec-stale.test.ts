import check from '../../../checks/container/nvidia-cdi-spec-stale.ts';
import { testCheck } from '../../helpers/test-check.ts';

const host = {
  'platform.system': 'native',
  'nvidia.moduleVersion': '580.95.05',
  'nvidia.libraryVersion': '580.95.05',
  'engines.uvmMajor': 509,
  cdiSpecs: [{ path: '/etc/cdi/nvidia.yaml', kind: 'nvidia.com/gpu', driverVersion: '575.64.03', uvmMajor: null }],
};

testCheck(check, {
  found: [
    {
      name: 'crun misses a library of the older release',
      log: [
        'Error: crun: cannot stat `/lib64/libEGL_nvidia.so.550.54.14`: No such file or directory: OCI runtime attempted to invoke a command that was not found',
      ],
      is: 'confirmed',
      cites: 'https://github.com/NVIDIA/nvidia-container-toolkit/issues/450',
    },
    {
      name: 'an older crun, and another library of the driver',
      log: [
        "crun: error stat'ing file /lib/x86_64-linux-gnu/libEGL_nvidia.so.535.161.07: No such file or directory",
        'Error: crun: cannot stat `/usr/lib/libnvidia-egl-wayland.so.1.1.13`: No such file or directory',
      ],
      is: 'confirmed',
    },
    {
      name: 'a later runc',
      log: [
        'OCI runtime create failed: runc create failed: unable to start container process: error during container init: failed to fulfil mount request: open /usr/lib/libnvidia-gtk3.so.610.43.03: no such file or directory',
      ],
      is: 'confirmed',
      cites: 'https://github.com/NVIDIA/nvidia-settings/issues/124',
    },
    {
      name: 'a node that is gone',
      log: ['Error: setting up CDI devices: failed to inject devices: failed to stat CDI host device "/dev/dri/renderD129": no such file or directory'],
      is: 'confirmed',
      cites: 'https://github.com/NVIDIA/nvidia-container-toolkit/issues/885',
    },
    { name: 'a file from before the driver’s update', facts: host, is: 'exposed' },
    { name: 'and the engine refuses it', facts: host, log: ['Error: setting up CDI devices: unresolvable CDI devices nvidia.com/gpu=all'], is: 'suspected' },
    {
      name: 'another number for nvidia-uvm',
      facts: { ...host, cdiSpecs: [{ path: '/var/run/cdi/nvidia.yaml', kind: 'nvidia.com/gpu', driverVersion: '580.95.05', uvmMajor: 510 }] },
      is: 'exposed',
      cites: 'https://github.com/NVIDIA/nvidia-container-toolkit/issues/1934',
    },
  ],
  clear: [
    {
      name: 'written for this driver',
      facts: { ...host, cdiSpecs: [{ path: '/etc/cdi/nvidia.yaml', kind: 'nvidia.com/gpu', driverVersion: '580.95.05', uvmMajor: 509 }] },
    },
    {
      name: 'an old file that the refresh service’s current one overrules',
      facts: {
        ...host,
        cdiSpecs: [
          { path: '/etc/cdi/nvidia.yaml', kind: 'nvidia.com/gpu', driverVersion: '575.64.03', uvmMajor: null },
          { path: '/var/run/cdi/nvidia.yaml', kind: 'nvidia.com/gpu', driverVersion: '580.95.05', uvmMajor: null },
        ],
      },
    },
    {
      name: 'an update without a reboot: the module is old, and the file is not',
      facts: {
        ...host,
        'nvidia.libraryVersion': '580.105.08',
        cdiSpecs: [{ path: '/etc/cdi/nvidia.yaml', kind: 'nvidia.com/gpu', driverVersion: '580.105.08', uvmMajor: 509 }],
      },
    },
    { name: 'another vendor’s file', facts: { ...host, cdiSpecs: [{ kind: 'amd.com/gpu', driverVersion: null, uvmMajor: null }] } },
    { name: 'no file', facts: { ...host, cdiSpecs: [] }, log: ['unresolvable CDI devices nvidia.com/gpu=all'] },
  ],
  unknown: [
    {
      name: 'files that are not the driver’s, and a module that is not loaded yet',
      log: [
        'Error: crun: cannot stat `/usr/lib/libfoo.so.1`: No such file or directory',
        'Error: setting up CDI devices: failed to inject devices: failed to stat CDI host device "/dev/nvidia-uvm": no such file or directory',
      ],
    },
    { name: 'the module’s release is not known', facts: { ...host, 'nvidia.moduleVersion': { gap: 'denied' } } },
  ],
});
