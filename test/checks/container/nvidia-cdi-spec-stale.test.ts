import check from '../../../checks/container/nvidia-cdi-spec-stale.ts';
import { testCheck } from '../../helpers/test-check.ts';

const host = {
  'platform.system': 'native',
  'nvidia.moduleVersion': '580.95.05',
  'engines.uvmMajor': 509,
  cdiSpecs: [{ path: '/etc/cdi/nvidia.yaml', kind: 'nvidia.com/gpu', driverVersion: '575.64.03', uvmMajor: null }],
};

testCheck(check, {
  found: [
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
    { name: 'another vendor’s file', facts: { ...host, cdiSpecs: [{ kind: 'amd.com/gpu', driverVersion: null, uvmMajor: null }] } },
    { name: 'no file', facts: { ...host, cdiSpecs: [] }, log: ['unresolvable CDI devices nvidia.com/gpu=all'] },
  ],
  unknown: [{ name: 'the module’s release is not known', facts: { ...host, 'nvidia.moduleVersion': { gap: 'denied' } } }],
});
