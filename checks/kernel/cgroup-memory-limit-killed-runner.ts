import { all, any, container, defineCheck, killedByLimit, memory, runnerKilledByLimit, runtimes, told } from '#api';

export default defineCheck({
  id: 'cgroup-memory-limit-killed-runner',
  layer: 'kernel',
  kind: 'exposure',
  title: 'Processes are ended at the memory limit of their cgroup (container, pod, unit or job)',
  impact: 'unstable',
  symptom: 'The model runner dies while it loads; “free” shows plenty of memory.',
  blamedOn: 'the model file, the runtime',
  runtimes: [],
  // The kernel’s counter is the whole machine’s, and every pod has a limit: only the log tells, or how the container was started, if somebody misses what ran in it.
  when: any(
    all(memory.oomKills.atLeast(1), container.runOptions.has('memory'), told.complaints.hasAny('crash', 'load-failure', 'out-of-memory')),
    // How a unit or another container was limited is not read: there the log decides.
    runtimes.some((runtime) => runtime.startError.has(/Memory cgroup out of memory|CONSTRAINT_MEMCG/)),
  ),
  // The kernel names the limit’s kind and the process in one line each.
  proves: [...runnerKilledByLimit],
  hints: [...killedByLimit],
  said: [
    // As people put it; the kernel's own word is of the whole machine as well.
    /(?<!\b(?:not|never|previously|formerly|earlier|postgres\w{0,5}|mysql|mariadb|redis|mongo\w{0,3}|nginx|grafana|prometheus|avoid\w{0,3}|prevent\w{0,3}|without|no|if|may|might|could|would|can|will|to)\b.{0,30})\b(?:pods?|containers?|deployments?|replicas?)\b(?:(?!\b(?:may|might|could|would|can|will|not|never)\b|n['’]t\b|\bno longer\b)[^.;\n]){0,60}?\bOOM[- ]?kill(?:ed|s|ing)?\b/i,
  ],
  explains: ['model-runner-killed-by-oom', 'wsl-memory-half-of-ram'],
  remedy: [
    {
      do: 'Raise or remove the limit: --memory of the container, resources.limits.memory of the pod, the memory of the LXC container, MemoryMax= of the unit, or --mem of the Slurm job.',
    },
    { do: 'Or load less: file pages of a memory-mapped model count against the limit too, but are given back; a locked model (--mlock) is not.' },
  ],
  verify: 'cat /sys/fs/cgroup/memory.max /sys/fs/cgroup/memory.events',
  owner: { component: 'local-configuration' },
  evidence: [
    {
      url: 'https://github.com/docker/for-linux/issues/1001',
      date: '2020-05-15',
      establishes: 'the kernel’s line for processes of a container that reached its limit',
      strength: 'several-reports',
    },
    {
      url: 'https://docs.kernel.org/admin-guide/cgroup-v2.html',
      date: '2026',
      establishes: 'memory.max is a hard limit: when it is reached and cannot be reduced, the OOM killer is invoked in the cgroup',
      strength: 'documented',
    },
  ],
});
