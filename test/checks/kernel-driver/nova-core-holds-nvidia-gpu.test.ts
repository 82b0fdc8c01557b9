import check from '../../../checks/kernel-driver/nova-core-holds-nvidia-gpu.ts';
import { testCheck } from '../../helpers/test-check.ts';

testCheck(check, {
  found: [
    {
      name: 'bound in sysfs',
      is: 'present',
      facts: { gpus: [{ vendor: 'nvidia', driver: 'nova_core' }] },
      cites: 'https://github.com/beclab/Olares/pull/3963',
    },
    { name: 'the log of the failed load', is: 'confirmed', log: ['[  201.910514] NVRM: GPU 0000:01:00.0 is already bound to NovaCore.'] },
  ],
  clear: [{ name: 'nvidia is bound', facts: { gpus: [{ vendor: 'nvidia', driver: 'nvidia' }] } }],
  unknown: [
    { name: 'the sibling: nouveau', log: ['NVRM: GPU 0000:01:00.0 is already bound to nouveau.'] },
    { name: 'the driver is not known', facts: { gpus: [{ vendor: 'nvidia', driver: { gap: 'denied' } }] } },
  ],
});
