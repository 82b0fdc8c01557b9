import { all, defineCheck, ioUring, ioUringWanted, kernel, memory } from '#api';

export default defineCheck({
  id: 'io-uring-rings-exceed-memlock',
  layer: 'kernel',
  kind: 'fault',
  title: 'This kernel charges io_uring rings to RLIMIT_MEMLOCK, which is too small',
  impact: 'degraded',
  symptom: 'io_uring fails with “Cannot allocate memory” although memory is free; as root it works.',
  blamedOn: 'too little memory',
  runtimes: [],
  // 5.10.162 took the whole of io_uring from 5.15.
  when: all(
    ioUring.setup.is('ENOMEM'),
    kernel.version.inRanges({ introduced: '5.1', fixed: '5.10.162' }, { introduced: '5.11', fixed: '5.12' }),
    memory.memlockLimit.below(8 * 1024 * 1024),
    ioUringWanted,
  ),
  hints: [/io_uring_queue_init\(\) failed with ENOMEM/, /try larger memory locked limit/],
  remedy: [
    { do: 'Raise the limit of the service and restart it.', setting: 'LimitMEMLOCK=infinity' },
    { do: 'For a container: start it with --ulimit memlock=-1.' },
    { do: 'Or boot a kernel from 5.12 on, which charges only registered buffers.' },
  ],
  verify: 'ulimit -l',
  owner: { component: 'local-configuration' },
  evidence: [
    {
      url: 'https://github.com/axboe/liburing/blob/27255f4ceda937b3540e425ed58284f5c03c8ad4/README',
      date: '2026-08-19',
      establishes: 'kernels up to 5.11 charge the rings to the limit; what to set',
      strength: 'documented',
    },
    {
      url: 'https://github.com/scylladb/seastar/pull/1436',
      date: '2023-01-25',
      establishes: 'the accounting ended with 5.12; defaults of 64 KiB and 8 MiB',
      strength: 'several-reports',
    },
  ],
});
