import { any, defineCheck, openFilesReached, runtimes, torch } from '#api';

export default defineCheck({
  id: 'open-files-limit-reached',
  layer: 'service',
  kind: 'fault',
  title: 'The limit of open files is reached (often 1024 for each process): too many open files',
  impact: 'unstable',
  symptom: 'A server answers with errors under many requests, or a run on many GPUs or workers ends with “[Errno 24] Too many open files”.',
  blamedOn: 'the load, a bug of the server, or of ROCm or CUDA',
  runtimes: ['vllm', 'sglang', 'pytorch', 'ollama', 'llama.cpp'],
  // A low limit is the default and harms nobody who stays below it.
  when: any(
    torch.some((environment) => environment.lastError.has(/\[Errno 24\] Too many open files|Too many open files\. Communication with the workers/)),
    runtimes.some((runtime) =>
      runtime.startError.has(/\[Errno 24\] Too many open files|^(?![^\n]{0,400}(?:inotify|\bwatch))[^\n]{0,400}Too many open files \(os error 24\)/),
    ),
  ),
  proves: [...openFilesReached],
  // pyzmq says so of its own limit of sockets as well; Python of a descriptor that got lost on the way to a worker.
  hints: [/ZMQError: Too many open files/, /received 0 items of ancdata/],
  remedy: [
    {
      do: 'Raise the limit in the shell that starts the program, for the unit, or for the container. The hard limit (ulimit -Hn) is the most that a user may set. Programs in Go, as Ollama, take the hard one by themselves, which systemd sets to 524288: see in /proc/PID/limits what is in force, so as not to lower it.',
      setting: 'ulimit -Sn 65536   or   LimitNOFILE=524288   or   --ulimit nofile=524288:524288',
    },
    {
      do: 'Where the number of open files only ever grows, files or connections are left open: the higher limit then only puts it off. ls /proc/PID/fd | wc -l counts them.',
    },
    {
      do: 'For the workers of a PyTorch data loader, torch.multiprocessing.set_sharing_strategy("file_system") needs no open file for each tensor; what a crash leaves in /dev/shm then stays.',
    },
  ],
  verify: 'grep "open files" /proc/PID/limits; ls /proc/PID/fd | wc -l',
  owner: { component: 'local-configuration' },
  evidence: [
    {
      url: 'https://github.com/containerd/containerd/issues/8249',
      date: '2023-03-10',
      establishes: 'programs built with Go 1.19 and later raise their soft limit to the hard one when they start',
      strength: 'documented',
    },
    {
      url: 'https://github.com/pytorch/pytorch/pull/34768',
      date: '2020-03-14',
      establishes: 'PyTorch’s own words for a data loader that used up the limit, and what became of it before',
      strength: 'maintainer-confirmed',
    },
    {
      url: 'https://github.com/pytorch/pytorch/issues/137695',
      date: '2024-10-15',
      establishes: 'a crash on 8 GPUs that a limit above 1024 cured',
      strength: 'several-reports',
    },
    {
      url: 'https://github.com/vllm-project/vllm/pull/11530',
      date: '2024-12-26',
      establishes: 'vLLM’s server runs out of them under many requests; since then it raises its soft limit at the start',
      strength: 'maintainer-confirmed',
    },
  ],
});
