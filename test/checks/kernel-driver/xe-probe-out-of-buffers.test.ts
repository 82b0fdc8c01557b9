import check from '../../../checks/kernel-driver/xe-probe-out-of-buffers.ts';
import { testCheck } from '../../helpers/test-check.ts';

const line = 'xe 0000:09:00.0: probe with driver xe failed with error -105';
const b580 = {
  gpus: [{ vendor: 'intel', driver: null }],
  'kernel.modules': ['xe'],
  'kernel.release': '6.16.9-arch1-1',
  'kernel.version': '6.16.9',
  'kernel.lineage': 'upstream',
};

testCheck(check, {
  found: [
    { name: 'B580', is: 'suspected', facts: b580, log: [line], cites: 'https://github.com/NixOS/nixpkgs/issues/448998' },
    { name: 'without its log', is: 'exposed', facts: b580 },
  ],
  clear: [
    { name: 'a server that keeps the driver away', facts: { ...b580, 'kernel.modules': ['e1000e'] } },
    { name: '6.16.10', facts: { ...b580, 'kernel.version': '6.16.10' } },
    { name: 'driven', facts: { ...b580, gpus: [{ vendor: 'intel', driver: 'xe' }] } },
  ],
  unknown: [
    { name: 'the kernel is not known', facts: { gpus: { incomplete: [{ vendor: 'intel' }] }, 'kernel.lineage': 'ubuntu' }, log: [line] },
    { name: 'nothing is known but the card', facts: { gpus: [{ vendor: 'intel', driver: null }] }, log: [line] },
    {
      name: 'the sibling: another error',
      facts: { gpus: [{ vendor: 'intel', driver: null }] },
      log: ['xe 0000:09:00.0: probe with driver xe failed with error -5'],
    },
  ],
});
