import { all, defineCheck, ioUring, ioUringWanted, kernel, nixlIoUringAbsent, platform, user } from '#api';

export default defineCheck({
  id: 'io-uring-not-built-in',
  layer: 'kernel',
  kind: 'exposure',
  title: 'The kernel was built without io_uring (CONFIG_IO_URING)',
  impact: 'blocked',
  symptom: 'A server that keeps its KV cache through NIXL with io_uring ends at its start with “Function not implemented”.',
  blamedOn: 'liburing, the container engine',
  runtimes: ['vllm', 'sglang'],
  when: all(
    ioUring.setup.is('ENOSYS'),
    // A filter answers so too; without one and outside of a container it is the kernel’s own word.
    user.seccomp.is(0),
    platform.container.isAbsent(),
    platform.system.oneOf('native', 'wsl2'),
    kernel.version.atLeast('5.1'),
    ioUringWanted,
  ),
  hints: [...nixlIoUringAbsent],
  explains: ['nixl-io-uring-refused'],
  remedy: [{ do: 'Boot a kernel of the distribution that has CONFIG_IO_URING=y, or choose the back end that works without io_uring (AIO or threads).' }],
  verify: 'grep CONFIG_IO_URING /boot/config-$(uname -r)',
  owner: { component: 'distribution' },
  evidence: [
    {
      url: 'https://github.com/ai-dynamo/nixl/blob/8770b655a6b17b5cdf7d2b56b6e0be5392496df5/src/plugins/posix/README.md',
      date: '2026-08-21',
      establishes: 'NIXL takes libaio by default; io_uring has to be asked for (use_uring)',
      strength: 'documented',
    },
    {
      url: 'https://github.com/torvalds/linux/blob/master/kernel/sys_ni.c',
      date: '2026',
      establishes: 'a kernel that is built without io_uring answers ENOSYS to its three calls',
      strength: 'documented',
    },
  ],
});
