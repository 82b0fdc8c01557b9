import { any, defineCheck, runtimes, threadLimitReached, torch } from '#api';

const limit = /(?:pthread_create(?: failed for thread \d{1,4} of \d{1,4})?(?: failed)?|libgomp: Thread creation failed): Resource temporarily unavailable/;

export default defineCheck({
  id: 'container-thread-limit',
  layer: 'container',
  kind: 'fault',
  title: 'A limit stops new threads or processes: pids of the container, ulimit -u, address space',
  impact: 'blocked',
  symptom:
    'OpenBLAS, OpenMP or Ray end at the start with “pthread_create failed … Resource temporarily unavailable”, although memory is free; mostly on many cores.',
  blamedOn: 'missing memory, or a fault of vLLM or Ray',
  runtimes: [],
  // The count changes from moment to moment; only the failing call tells.
  when: any(
    runtimes.some((runtime) => runtime.startError.has(limit)),
    torch.some((environment) => environment.lastError.has(limit)),
  ),
  proves: [...threadLimitReached],
  // A shell says the second of whatever fills the count.
  hints: [/can't start new thread/, /what\(\): {1,2}Resource temporarily unavailable/, /\bfork: retry: Resource temporarily unavailable/],
  remedy: [
    {
      do: 'Start fewer threads: each library makes one per core of the host, in each process.',
      setting: 'OPENBLAS_NUM_THREADS=8 OMP_NUM_THREADS=8',
    },
    {
      do: 'Or raise the limit: --pids-limit of the container, podPidsLimit of the kubelet, TasksMax= of the unit; ulimit -u where the message shows a small RLIMIT_NPROC.',
      setting: '--pids-limit -1',
    },
    {
      do: 'If neither count is near its limit, the address space is short, which ends in the same words: ulimit -v, vm.overcommit_memory=2, vm.max_map_count.',
      commands: ['ulimit -v', 'sysctl vm.overcommit_memory vm.max_map_count'],
    },
  ],
  verify: 'cat /sys/fs/cgroup/pids.current /sys/fs/cgroup/pids.max; ulimit -u   # in the container or session that fails',
  owner: { component: 'local-configuration' },
  evidence: [
    {
      url: 'https://github.com/vllm-project/vllm/issues/6295',
      date: '2024-07-10',
      establishes: 'Ray and gRPC end so under a limit of 4096 threads; a maintainer: newer releases start without Ray',
      strength: 'several-reports',
    },
    {
      url: 'https://github.com/vllm-project/vllm/issues/5645',
      date: '2024-06-18',
      establishes: 'vLLM’s image in Kubernetes: OpenBLAS, then std::system_error with the same words',
      strength: 'several-reports',
    },
    {
      url: 'https://github.com/AMD-AGI/Hyperloom/pull/1276',
      date: '2026-08-25',
      establishes: 'a pids.max of 2048 under Podman, of which Ray has taken 1659 before vLLM starts on eight GPUs; read from pids.current',
      strength: 'several-reports',
    },
    {
      url: 'https://github.com/vllm-project/vllm/issues/1320',
      date: '2023-10-13',
      establishes: 'a hang at the start of Ray in a container, gone with a higher --pids-limit and ulimit -u',
      strength: 'several-reports',
    },
  ],
});
