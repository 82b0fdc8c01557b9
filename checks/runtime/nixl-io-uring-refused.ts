import { any, defineCheck, nixlIoUringAbsent, nixlIoUringRefused, torch } from '#api';

const refused = [...nixlIoUringRefused, ...nixlIoUringAbsent];

export default defineCheck({
  id: 'nixl-io-uring-refused',
  layer: 'runtime',
  kind: 'fault',
  title: 'NIXL’s POSIX plugin was told to use io_uring, which the container or the kernel refuses',
  impact: 'blocked',
  symptom: 'KV cache offload to disk fails as soon as the back end is created, with “Failed to initialize io_uring instance”.',
  blamedOn: 'the NVMe disk, or NIXL’s build',
  runtimes: ['vllm', 'sglang'],
  when: torch.some((environment) => any(...refused.map((message) => environment.lastError.has(message)))),
  proves: [...refused],
  remedy: [
    { do: 'Leave use_uring off: libaio is the plugin’s default queue, and asks for none of these calls.' },
    {
      do: 'Or allow the three calls of io_uring in a seccomp profile of your own; Docker from 25 on and containerd from 2.0 on refuse them by default. It widens what a broken-into container can reach in the kernel. Where the host’s kernel.io_uring_disabled is 1 or 2 the profile alone does not help.',
    },
  ],
  verify: 'cat /proc/sys/kernel/io_uring_disabled; grep Seccomp: /proc/self/status   # inside the container',
  owner: { component: 'local-configuration', tracker: 'https://github.com/ai-dynamo/nixl/issues' },
  evidence: [
    {
      url: 'https://github.com/ai-dynamo/nixl/blob/8770b655a6b17b5cdf7d2b56b6e0be5392496df5/src/plugins/posix/README.md',
      date: '2026-08-21',
      establishes: 'libaio is the default; Docker refuses io_uring unless the profile is changed',
      strength: 'documented',
    },
    {
      url: 'https://github.com/ai-dynamo/nixl/blob/8770b655a6b17b5cdf7d2b56b6e0be5392496df5/src/plugins/posix/io_uring_io_queue.cpp',
      date: '2026-08-21',
      establishes: 'the words, with the reason behind the colon',
      strength: 'documented',
    },
  ],
});
