import check from '../../../checks/kernel/model-runner-killed-by-oom.ts';
import { testCheck } from '../../helpers/test-check.ts';

testCheck(check, {
  found: [
    {
      name: 'the line of the constraint',
      is: 'confirmed',
      log: [
        'oom-kill:constraint=CONSTRAINT_NONE,nodemask=(null),cpuset=/,mems_allowed=0,global_oom,task_memcg=/system.slice/ollama.service,task=ollama,pid=4711,uid=998',
      ],
    },
    { name: 'a kernel before 4.19', is: 'confirmed', log: ['Out of memory: Kill process 4711 (llama-server) score 903 or sacrifice child'] },
    {
      name: 'something was ended, the unit came back by itself, and somebody tells of a crash',
      is: 'exposed',
      facts: { 'memory.oomKills': 1, 'told.complaints': ['crash'], services: [{ serves: 'ollama', result: 'success', restarts: 1 }], runtimes: [] },
    },
    {
      name: 'the unit came back, and the log tells why',
      is: 'confirmed',
      facts: { 'memory.oomKills': 1, services: [{ serves: 'ollama', result: 'success', restarts: 1 }], runtimes: [] },
      log: ["systemd[1]: ollama.service: Failed with result 'oom-kill'."],
    },
    {
      name: 'the kernel names the runner',
      is: 'confirmed',
      facts: { 'memory.oomKills': 1 },
      log: [
        'Out of memory: Killed process 4711 (ollama) total-vm:71303168kB, anon-rss:62012345kB, file-rss:128kB, shmem-rss:0kB, UID:998 pgtables:122880kB oom_score_adj:0',
      ],
    },
    {
      name: 'systemd names the unit in a paste',
      is: 'confirmed',
      log: ["Jun 28 08:06:31 nixos systemd[1]: ollama.service: Failed with result 'oom-kill'."],
      cites: 'https://github.com/ollama/ollama/issues/11231',
    },
    {
      name: 'Ollama from 0.30 on says only “killed”, in a paste',
      is: 'suspected',
      facts: { runtimes: [{ kind: 'ollama', startError: 'Error: llama-server process has terminated: signal: killed' }] },
      log: ['Error: llama-server process has terminated: signal: killed'],
      cites: 'https://github.com/ollama/ollama/issues/9685',
    },
    {
      name: 'the shell’s word below what the program printed',
      is: 'suspected',
      facts: { runtimes: [{ kind: 'llama.cpp', startError: 'Killed' }] },
      log: ['Killed'],
      cites: 'https://github.com/mlc-ai/mlc-llm/issues/1678',
    },
    {
      name: 'behind the bar of a load',
      is: 'suspected',
      facts: {
        'memory.oomKills': { gap: 'not-in-text' },
        runtimes: [{ kind: 'pytorch', startError: 'Loading checkpoint shards: 0%| | 0/2 [00:00<?, ?it/s]Killed' }],
      },
      log: ['Loading checkpoint shards:   0%|          | 0/2 [00:00<?, ?it/s]Killed'],
      cites: 'https://github.com/PKU-YuanGroup/Video-LLaVA/issues/13',
    },
    {
      name: 'PyTorch’s launcher, of one of its workers',
      is: 'suspected',
      facts: {
        'memory.oomKills': { gap: 'not-in-text' },
        runtimes: [
          {
            kind: 'pytorch',
            startError: 'ERROR:torch.distributed.elastic.multiprocessing.api:failed (exitcode: -9) local_rank: 5 (pid: 32708) of binary: /usr/bin/python',
          },
        ],
      },
      log: ['ERROR:torch.distributed.elastic.multiprocessing.api:failed (exitcode: -9) local_rank: 5 (pid: 32708) of binary: /usr/bin/python'],
      cites: 'https://github.com/lm-sys/FastChat/issues/521',
    },
    {
      name: 'DeepSpeed’s launcher, of one of its workers',
      is: 'suspected',
      facts: {
        'memory.oomKills': { gap: 'not-in-text' },
        runtimes: [{ kind: 'pytorch', startError: "'--zero_stage', '2', '--deepspeed'] exits with return code = -9" }],
      },
      log: [
        "[2023-04-14 13:11:27,885] [ERROR] [launch.py:434:sigkill_handler] ['/usr/bin/python3', '-u', 'main.py', '--deepspeed'] exits with return code = -9",
      ],
      cites: 'https://github.com/deepspeedai/DeepSpeed/issues/3232',
    },
    {
      name: 'as people tell it',
      is: 'suspected',
      facts: { 'memory.oomKills': { gap: 'not-in-text' }, runtimes: [{ kind: 'pytorch', startError: 'Killed' }] },
      log: ['when I run it, loading of the model was Killed'],
      cites: 'https://github.com/OpenBMB/CPM-Bee/issues/92',
    },
    {
      name: 'the runtime says only “killed”',
      is: 'suspected',
      facts: { 'memory.oomKills': 2 },
      log: ['Error: llama runner process has terminated: signal: killed'],
    },
  ],
  clear: [
    {
      name: 'the browser was ended, and the unit never came back',
      facts: { 'memory.oomKills': 1, services: [{ serves: 'ollama', result: 'success', restarts: 0 }], runtimes: [{ kind: 'ollama', startError: null }] },
    },
    { name: 'no model is served here', facts: { 'memory.oomKills': 1, services: [], runtimes: [] } },
    { name: 'nothing was ended since boot', facts: { 'memory.oomKills': 0 }, log: ['Error: llama runner process has terminated: signal: killed'] },
    { name: 'the kernel does not count', facts: { 'memory.oomKills': null } },
  ],
  unknown: [
    {
      name: 'a browser was ended, and the unit came back from another end',
      facts: { 'memory.oomKills': 1, services: [{ serves: 'ollama', result: 'success', restarts: 1 }], runtimes: [] },
    },
    { name: 'the limit of a group', log: ['oom-kill:constraint=CONSTRAINT_MEMCG,nodemask=(null),cpuset=x,task=ollama,pid=4711,uid=998'] },
    { name: 'a paste where the browser was ended', log: ['Out of memory: Killed process 99 (firefox) total-vm:1kB, anon-rss:1kB'] },
    {
      name: 'the runtime says only “killed”, and nobody asked the kernel',
      log: ['Error: llama runner process has terminated: signal: killed'],
    },
    // github.com/ollama/ollama/issues/1172: in 2023 Ollama ended its own runner so when it unloaded a model.
    { name: 'Ollama of 2023 unloads a model', log: ['2023/11/17 14:08:33 llama.go:385: signal: killed', 'llama runner stopped successfully'] },
    { name: 'words that hold “killed”', log: ['Killed by the user', 'INFO: killed 3 stale sessions', 'the OOM killer has nothing to do here'] },
    {
      name: 'what a scheduler, a stop button and a rule end, and what is no process',
      facts: { runtimes: [{ kind: 'vllm', startError: 'Killed' }] },
      log: [
        'the process was killed after 4 hours',
        'when I press stop the python process gets killed',
        'if loading the model is killed',
        'performance of inference is killed by the offloading',
      ],
    },
    { name: 'another reason of failure', log: ["systemd[1]: ollama.service: Failed with result 'exit-code'."] },
  ],
});
