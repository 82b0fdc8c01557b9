import check from '../../../checks/hardware/nvidia-memory-errors.ts';
import { testCheck } from '../../helpers/test-check.ts';

testCheck(check, {
  found: [
    { name: 'an uncontained error', is: 'confirmed', log: ['NVRM: Xid (PCI:0000:10:1c): 95, pid=1896, Uncontained: LTC TAG'] },
    { name: 'the code alone', is: 'present', facts: { 'nvidia.xids': ['64'] } },
  ],
  clear: [
    {
      name: 'a remapped row only',
      facts: { 'nvidia.xids': ['63'] },
      log: ['NVRM: Xid (PCI:0000:10:1c): 63, pid=1896, Row Remapper: New row marked for remapping, reset gpu to activate.'],
    },
    { name: 'no code', facts: { 'nvidia.xids': [] } },
  ],
  unknown: [
    { name: 'the log was not read', facts: { 'nvidia.xids': { gap: 'unsupported' } } },
    { name: 'a code that only begins alike', log: ['NVRM: Xid (PCI:0000:01:00): 481, pid=1'] },
  ],
});
