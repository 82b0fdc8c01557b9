import check from '../../../checks/kernel/cgroup-memory-limit-killed-runner.ts';
import { testCheck } from '../../helpers/test-check.ts';

const limited = {
  runtimes: [],
  'memory.oomKills': 3,
  'container.runOptions': { entries: { memory: '8g', gpus: 'all' } },
  'told.complaints': ['crash'],
};
const line = 'Memory cgroup out of memory: Killed process 812 (llama-server) total-vm:30303168kB, anon-rss:8012345kB, file-rss:128kB, shmem-rss:0kB';

testCheck(check, {
  found: [
    {
      name: 'the line of the constraint',
      is: 'confirmed',
      log: [
        'oom-kill:constraint=CONSTRAINT_MEMCG,nodemask=(null),cpuset=docker-1.scope,mems_allowed=0,oom_memcg=/system.slice/docker-1.scope,task=ollama,pid=4711,uid=0',
      ],
    },
    { name: 'a limit, and something was ended', is: 'exposed', facts: limited },
    { name: 'the kernel names the cgroup and the runner', is: 'confirmed', facts: limited, log: [line] },
    { name: 'in a paste', is: 'confirmed', log: [line] },
    {
      name: 'live, in the kernel log of a host whose unit has a limit',
      is: 'confirmed',
      facts: { 'memory.oomKills': 1, 'container.runOptions': null, runtimes: [{ kind: 'ollama' }] },
      log: [line],
    },
    {
      name: 'kubectl’s word',
      is: 'suspected',
      facts: { 'memory.oomKills': 1 },
      log: ['      Reason:       OOMKilled'],
      cites: 'https://github.com/vllm-project/vllm/issues/28923',
    },
    {
      name: 'in the words of a cluster’s owner',
      is: 'suspected',
      facts: { 'memory.oomKills': 1 },
      log: ['[Bug]: Pods get OOM Killed due to continous increase in memory.'],
      cites: 'https://github.com/BerriAI/litellm/issues/25219',
    },
    {
      name: 'a container with a limit ended with 137',
      is: 'suspected',
      facts: { 'container.runOptions': { entries: { memory: '8g' } } },
      log: ['vllm exited with code 137'],
      cites: 'https://github.com/vectorch-ai/ScaleLLM/issues/38',
    },
  ],
  clear: [
    { name: 'no limit', facts: { ...limited, 'container.runOptions': { entries: { gpus: 'all' } } } },
    {
      name: 'a pod with a limit on a machine where something else was ended',
      facts: { 'memory.oomKills': 3, 'memory.cgroupLimit': 8 * 1024 ** 3, 'container.runOptions': null, runtimes: [] },
    },
    { name: 'nothing was ended', facts: { ...limited, 'memory.oomKills': 0 } },
    { name: 'something on the machine was ended, and nobody complains', facts: { ...limited, 'told.complaints': [] } },
  ],
  unknown: [
    { name: 'the whole machine ran out', log: ['Out of memory: Killed process 812 (llama-server) total-vm:1kB'] },
    { name: 'docker inspect denies it', facts: { 'memory.oomKills': 3 }, log: ['            "OOMKilled": false,', '"ExitCode": 1,'] },
    {
      name: 'a container with a limit that somebody stopped',
      facts: { 'container.runOptions': { entries: { memory: '8g' } } },
      log: ['After docker stop it exited with code 137'],
    },
    {
      name: 'a container with a limit that somebody ended at the keyboard',
      facts: { 'container.runOptions': { entries: { memory: '8g' } } },
      log: ['vllm exited with code 137 after I pressed Ctrl+C twice'],
    },
    { name: 'a container that was stopped', log: ['ollama exited with code 137'] },
    {
      name: 'what was, and is over',
      facts: { 'memory.oomKills': 1 },
      log: [
        'We raised the limit; previously the pod was OOM killed.',
        'With 64Gi the pods are no longer OOM killed, only slow.',
        'Postgres container got OOM killed',
      ],
    },
    {
      name: 'what is feared, and what did not happen',
      facts: { 'memory.oomKills': 1 },
      log: ['the pod may be OOM killed then', 'no pod was OOM killed', 'to avoid pods that are OOM-killed'],
    },
    { name: 'how the container was started is not told', facts: { 'memory.oomKills': 3 } },
  ],
});
