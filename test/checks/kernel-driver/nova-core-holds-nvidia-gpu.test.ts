import check from '../../../checks/kernel-driver/nova-core-holds-nvidia-gpu.ts';
import { testCheck } from '../../helpers/test-check.ts';

const bound = {
  gpus: [{ vendor: 'nvidia', driver: 'nova_core' }],
  'nvidia.moduleForKernel': true,
  'nvidia.libraryVersion': '595.91.07',
  'nvidia.dkmsVersions': [],
} as const;

testCheck(check, {
  found: [
    {
      name: 'bound in sysfs',
      is: 'confirmed',
      facts: bound,
      cites: 'https://github.com/beclab/Olares/pull/3963',
    },
    { name: 'its libraries alone are there', is: 'present', facts: { ...bound, 'nvidia.moduleForKernel': false } },
    { name: 'the log of the failed load', is: 'confirmed', log: ['[  201.910514] NVRM: GPU 0000:01:00.0 is already bound to NovaCore.'] },
  ],
  clear: [
    { name: 'nvidia is bound', facts: { ...bound, gpus: [{ vendor: 'nvidia', driver: 'nvidia' }] } },
    { name: 'nobody wants NVIDIA’s driver', facts: { ...bound, 'nvidia.moduleForKernel': false, 'nvidia.libraryVersion': null } },
  ],
  unknown: [
    { name: 'the sibling: nouveau', log: ['NVRM: GPU 0000:01:00.0 is already bound to nouveau.'] },
    { name: 'the driver is not known', facts: { gpus: [{ vendor: 'nvidia', driver: { gap: 'denied' } }] } },
  ],
});
