import check from '../../../checks/kernel/cgroup-memory-limit-killed-runner.ts';
import { testCheck } from '../../helpers/test-check.ts';

const limited = { 'memory.oomKills': 3, 'memory.cgroupLimit': 8 * 1024 ** 3 };
const line = 'Memory cgroup out of memory: Killed process 812 (llama-server) total-vm:30303168kB, anon-rss:8012345kB, file-rss:128kB, shmem-rss:0kB';

testCheck(check, {
  found: [
    { name: 'a limit, and something was ended', is: 'exposed', facts: limited },
    { name: 'the kernel names the cgroup and the runner', is: 'confirmed', facts: limited, log: [line] },
    { name: 'in a paste', is: 'confirmed', log: [line] },
  ],
  clear: [
    { name: 'no limit', facts: { ...limited, 'memory.cgroupLimit': null } },
    { name: 'nothing was ended', facts: { ...limited, 'memory.oomKills': 0 } },
  ],
  unknown: [
    { name: 'the whole machine ran out', log: ['Out of memory: Killed process 812 (llama-server) total-vm:1kB'] },
    { name: 'the limit could not be read', facts: { ...limited, 'memory.cgroupLimit': { gap: 'denied' } } },
  ],
});
