import check from '../../../checks/wsl/wsl-memory-half-of-ram.ts';
import { testCheck } from '../../helpers/test-check.ts';

const wsl = { 'platform.system': 'wsl2', 'wsl.memoryLimit': null, 'memory.oomKills': 1, runtimes: [{ kind: 'ollama', running: true }], servers: [] };
const killed = 'Out of memory: Killed process 812 (ollama) total-vm:41234560kB, anon-rss:15800000kB';

testCheck(check, {
  found: [
    { name: 'something was ended', facts: wsl, is: 'exposed' },
    {
      name: 'the shell’s word in a report',
      facts: { 'platform.system': { prose: 'wsl2' }, 'memory.oomKills': { prose: 1 } },
      log: ['Loading llama-30b...', 'Killed'],
      is: 'suspected',
      cites: 'https://github.com/oobabooga/textgen/issues/536',
    },
    {
      name: 'in the words of a reporter',
      facts: { 'platform.system': { prose: 'wsl2' }, 'memory.oomKills': { prose: 1 } },
      log: ['模型加载进程在加载 45% 左右时被系统终止了'],
      is: 'suspected',
      cites: 'https://github.com/zai-org/ChatGLM3/issues/107',
    },
    {
      name: 'it was the runtime, as newer releases of WSL say it',
      facts: wsl,
      log: [
        'oom-kill:constraint=CONSTRAINT_MEMCG,nodemask=(null),cpuset=/,mems_allowed=0,oom_memcg=/wsl-user,task_memcg=/wsl-user/distro-9/systemd/system.slice/ollama.service,task=ollama,pid=812,uid=998',
      ],
      is: 'suspected',
      cites: 'https://github.com/microsoft/WSL/pull/40519',
    },
    { name: 'it was the runtime', facts: wsl, log: [killed], is: 'suspected', cites: 'https://github.com/oobabooga/textgen/issues/440' },
  ],
  clear: [
    { name: 'no model is served here', facts: { ...wsl, runtimes: [] } },
    { name: 'the default, and nothing was ended', facts: { ...wsl, 'memory.oomKills': 0 } },
    { name: 'a limit of the user’s own', facts: { ...wsl, 'wsl.memoryLimit': 51539607552 } },
    { name: 'Linux itself', facts: { ...wsl, 'platform.system': 'native' }, log: [killed] },
  ],
  unknown: [
    { name: 'Windows’ drive is not mounted', facts: { ...wsl, 'wsl.memoryLimit': { gap: 'unsupported' } } },
    { name: 'ended, and nothing counted', facts: { 'platform.system': 'wsl2' }, log: ['Killed'] },
    {
      name: 'Ollama’s refusal alone',
      facts: { 'platform.system': 'wsl2', runtimes: [{ kind: 'ollama', running: true }], servers: [] },
      log: ['Error: model requires more system memory (38.1 GiB) than is available (9.2 GiB)'],
    },
  ],
});
