import check from '../../../checks/service/service-memory-limit-hit.ts';
import { testCheck } from '../../helpers/test-check.ts';

const unit = { result: 'oom-kill', memoryMax: 8 * 1024 ** 3 } as const;

testCheck(check, {
  found: [
    { is: 'exposed', name: 'a limit, and killed', facts: { services: [unit] }, cites: 'https://github.com/systemd/systemd/issues/43439' },
    {
      is: 'suspected',
      name: 'and some limit was the reason',
      facts: { services: [unit] },
      log: ['Memory cgroup out of memory: Killed process 4711 (ollama) total-vm:1kB'],
    },
    {
      is: 'confirmed',
      name: 'the kernel names the limit of the unit',
      log: [
        'oom-kill:constraint=CONSTRAINT_MEMCG,nodemask=(null),cpuset=/,mems_allowed=0,oom_memcg=/system.slice/ollama.service,task_memcg=/system.slice/ollama.service,task=ollama,pid=4711,uid=998',
      ],
    },
  ],
  clear: [
    { name: 'no limit', facts: { services: [{ ...unit, memoryMax: null }] } },
    { name: 'not killed', facts: { services: [{ ...unit, result: 'success' }] } },
  ],
  unknown: [
    { name: 'the limit is not known', facts: { services: [{ ...unit, memoryMax: { gap: 'timeout' } }] } },
    {
      name: 'the sibling: the whole machine is out of memory',
      log: [
        'oom-kill:constraint=CONSTRAINT_NONE,nodemask=(null),cpuset=/,mems_allowed=0,global_oom,task_memcg=/system.slice/ollama.service,task=ollama,pid=4711',
      ],
    },
    {
      name: 'the limit of a slice, in which the unit lies',
      log: [
        'oom-kill:constraint=CONSTRAINT_MEMCG,nodemask=(null),cpuset=/,mems_allowed=0,oom_memcg=/system.slice/system-ai.slice,task_memcg=/system.slice/system-ai.slice/ollama.service,task=ollama,pid=4711,uid=998',
      ],
    },
    {
      name: 'the limit of another unit',
      log: ['oom-kill:constraint=CONSTRAINT_MEMCG,nodemask=(null),cpuset=/,mems_allowed=0,oom_memcg=/system.slice/nginx.service,task=nginx,pid=12'],
    },
  ],
});
