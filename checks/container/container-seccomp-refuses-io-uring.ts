import { all, any, container, defineCheck, holds, ioUring, not, platform, servers, torch } from '#api';

export default defineCheck({
  id: 'container-seccomp-refuses-io-uring',
  layer: 'container',
  kind: 'fault',
  title: 'The seccomp profile of the container refuses io_uring, which the kernel would allow',
  impact: 'risk',
  symptom: 'Loaders and KV-cache offload that want io_uring fail with “Operation not permitted” or fall back to slower reads.',
  blamedOn: 'an old kernel, kernel.io_uring_disabled, or the disk',
  runtimes: ['vllm', 'sglang'],
  when: all(
    not(platform.container.isAbsent()),
    container.seccomp.is('filter'),
    // The switch exists only where the kernel has io_uring; 0 lets everybody use it.
    ioUring.disabled.is(0),
    ioUring.setup.oneOf('EPERM', 'ENOSYS'),
    // Most programs fall back without harm, and NIXL and LMCache, which vLLM's image brings along, take another way unless they are told: something has to want it.
    any(
      servers.some((server) =>
        holds('a flag asks for io_uring', [server.flags], (flags) =>
          Object.values(flags).some((value) => /\bio_uring\b|\buse_uring\b\W{1,6}(?:true|1)\b/i.test(value)),
        ),
      ),
      torch.some((environment) => environment.lastError.has(/\bio_uring\b.{0,80}(?:Operation not permitted|Function not implemented)/)),
    ),
  ),
  hints: [
    /io_uring_queue_init: Operation not permitted/,
    /failed to (?:create|init(?:ialize)?)[^\n]{0,20} io_uring/i,
    /failed to init linux io_uring ring: Function not implemented/,
  ],
  explains: ['nixl-io-uring-refused'],
  remedy: [
    { do: 'Nothing, where the program falls back to other reads.' },
    {
      do: 'Else run the container with a profile of your own: the engine’s default plus io_uring_setup, io_uring_enter and io_uring_register. It widens what a broken-into container can reach in the kernel.',
      setting: '--security-opt seccomp=profile.json',
    },
  ],
  verify: 'grep Seccomp: /proc/self/status; cat /proc/sys/kernel/io_uring_disabled   # inside the container',
  owner: { component: 'local-configuration' },
  evidence: [
    {
      url: 'https://github.com/moby/moby/pull/46762',
      date: '2023-11-02',
      establishes: 'Docker 25 takes the three calls off its default list',
      strength: 'maintainer-confirmed',
    },
    {
      url: 'https://github.com/containerd/containerd/blob/301026e58c619e63d09c0ec411012e54c0124b03/docs/containerd-2.0.md',
      date: '2026-08-22',
      establishes: 'containerd 2.0 does the same for Kubernetes’ RuntimeDefault',
      strength: 'documented',
    },
    {
      url: 'https://github.com/ai-dynamo/nixl/blob/8770b655a6b17b5cdf7d2b56b6e0be5392496df5/src/plugins/posix/README.md',
      date: '2026-08-21',
      establishes: 'NIXL’s POSIX plugin takes libaio unless use_uring is set',
      strength: 'documented',
    },
    {
      url: 'https://github.com/axboe/liburing/issues/1078',
      date: '2024-03-01',
      establishes: 'EPERM in Docker, gone with seccomp=unconfined',
      strength: 'several-reports',
    },
  ],
});
