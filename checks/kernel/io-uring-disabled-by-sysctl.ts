import { all, any, defineCheck, gate, ioUring, ioUringInLastError, ioUringWanted } from '#api';

export default defineCheck({
  id: 'io-uring-disabled-by-sysctl',
  layer: 'kernel',
  kind: 'exposure',
  title: 'kernel.io_uring_disabled keeps this user from io_uring',
  impact: 'degraded',
  symptom: 'KV-cache offload or a loader that uses io_uring fails to start or takes a slower path; the error is “Operation not permitted”.',
  blamedOn: 'a missing liburing, container permissions, the disk',
  runtimes: ['vllm', 'sglang'],
  when: all(
    ioUring.setup.is('EPERM'),
    any(
      ioUring.disabled.atLeast(2),
      // Value 1 lets in root and one group: a server of theirs may do what this process may not, and only its own failure tells.
      all(gate(ioUring.disabled.is(1)), ioUringInLastError),
    ),
    // RHEL closes io_uring by default.
    ioUringWanted,
  ),
  hints: [/io_uring_queue_init\S{0,12}.{0,60}Operation not permitted/, /io_uring_queue_init\(\) failed with errno (?:0|1)\b/],
  explains: ['nixl-io-uring-refused'],
  remedy: [
    {
      do: 'Allow io_uring again and keep that in /etc/sysctl.d (of the host, also for containers). The switch is a hardening measure: kernel bugs in io_uring then become reachable by all users. With SELinux enforcing, RHEL’s policy may refuse it even then, with EACCES and a line of the audit log.',
      setting: 'kernel.io_uring_disabled=0',
    },
    {
      do: 'Or open it for one group only: with value 1, the group whose number stands in kernel.io_uring_group may use it.',
      setting: 'kernel.io_uring_disabled=1',
    },
    { do: 'Or choose the back end that works without it (AIO or threads).' },
  ],
  verify: 'sysctl kernel.io_uring_disabled',
  owner: { component: 'local-configuration' },
  evidence: [
    {
      url: 'https://github.com/ai-dynamo/nixl/blob/8770b655a6b17b5cdf7d2b56b6e0be5392496df5/src/plugins/posix/README.md',
      date: '2026-08-21',
      establishes: 'NIXL takes libaio by default; io_uring has to be asked for (use_uring)',
      strength: 'documented',
    },
    {
      url: 'https://github.com/axboe/liburing/pull/948',
      date: '2023-09-13',
      establishes: 'io_uring_setup(2) answers EPERM where the sysctl forbids it',
      strength: 'documented',
    },
    {
      url: 'https://github.com/axboe/liburing/issues/1384',
      date: '2025-04-15',
      establishes: 'what a program prints then: errno stays 0, the call itself returns the error',
      strength: 'maintainer-confirmed',
    },
    {
      url: 'https://github.com/axboe/liburing/issues/989',
      date: '2023-12-12',
      establishes: 'RHEL 9.3 and its rebuilds refuse io_uring, also to root, until the sysctl is changed',
      strength: 'several-reports',
    },
  ],
});
