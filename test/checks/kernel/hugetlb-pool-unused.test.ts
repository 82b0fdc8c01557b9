import check from '../../../checks/kernel/hugetlb-pool-unused.ts';
import { testCheck } from '../../helpers/test-check.ts';

const GiB = 1024 ** 3;
const pool = {
  runtimes: [{ kind: 'sglang' }],
  'memory.total': 64 * GiB,
  'memory.hugetlb': 32 * GiB,
  'memory.hugetlbFree': 32 * GiB,
  'memory.available': 20 * GiB,
};

testCheck(check, {
  found: [{ name: 'half of the RAM is reserved and idle', is: 'exposed', facts: pool, cites: 'https://github.com/sgl-project/sglang/issues/34972' }],
  clear: [
    {
      name: 'a pool for virtual machines that are off, with much left beside it',
      facts: { ...pool, 'memory.total': 256 * GiB, 'memory.hugetlb': 64 * GiB, 'memory.hugetlbFree': 64 * GiB, 'memory.available': 180 * GiB },
    },
    { name: 'a host of virtual machines that are off, without runtimes', facts: { ...pool, runtimes: [] } },
    { name: 'virtual machines use it', facts: { ...pool, 'memory.hugetlbFree': 2 * GiB } },
    { name: 'a small pool', facts: { ...pool, 'memory.hugetlb': 2 * GiB, 'memory.hugetlbFree': 2 * GiB } },
    { name: 'no pool', facts: { ...pool, 'memory.hugetlb': 0, 'memory.hugetlbFree': 0 } },
  ],
  unknown: [{ name: 'only free is pasted', facts: { 'memory.total': 64 * GiB } }],
});
