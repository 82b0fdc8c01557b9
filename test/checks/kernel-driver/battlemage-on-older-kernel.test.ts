import check from '../../../checks/kernel-driver/battlemage-on-older-kernel.ts';
import { testCheck } from '../../helpers/test-check.ts';

const b580 = (version: string, lineage: string) => ({
  gpus: [{ vendor: 'intel', generation: 'battlemage', driver: null }],
  'kernel.version': version,
  'kernel.lineage': lineage,
});

testCheck(check, {
  found: [
    { name: 'B580 on 6.8 of Ubuntu', is: 'present', facts: b580('6.8.12', 'ubuntu'), cites: 'https://github.com/intel/compute-runtime/issues/836' },
    { name: 'B580 on Debian 12', is: 'present', facts: b580('6.1.140', 'upstream') },
  ],
  clear: [
    { name: '6.14', facts: b580('6.14.0', 'ubuntu') },
    { name: '6.12', facts: b580('6.12.4', 'upstream') },
    { name: 'xe is bound', facts: { ...b580('6.8.12', 'ubuntu'), gpus: [{ vendor: 'intel', generation: 'battlemage', driver: 'xe' }] } },
  ],
  unknown: [{ name: 'a vendor kernel may carry the driver', facts: b580('5.14.0', 'rhel') }],
});
