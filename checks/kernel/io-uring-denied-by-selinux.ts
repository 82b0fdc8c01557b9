import { all, defineCheck, ioUring, ioUringWanted, kernel } from '#api';

export default defineCheck({
  id: 'io-uring-denied-by-selinux',
  layer: 'kernel',
  kind: 'fault',
  title: 'SELinux denies this domain to create io_uring rings',
  impact: 'degraded',
  symptom: 'io_uring works in a shell and fails with “Permission denied” in the service.',
  blamedOn: 'kernel.io_uring_disabled, seccomp, the kernel version',
  runtimes: [],
  // The call has no other way to end in EACCES: the sysctl and capabilities answer EPERM, filters EPERM or ENOSYS.
  when: all(ioUring.setup.is('EACCES'), kernel.selinux.is('enforcing'), ioUringWanted),
  // “allowed” is asked by newer kernels, before the ring is made.
  proves: [
    /avc: {1,2}denied {1,2}\{ (?:create|map|read write|sqpoll|allowed) \} .{0,80}comm="?(?:python|vllm|VLLM|sglang|lmcache).{0,140}(?:anonclass=\[io_uring\]|anon_inode:\[io_uring\]|tclass=io_uring).{0,200}permissive=0/,
  ],
  explains: ['nixl-io-uring-refused'],
  remedy: [
    { do: 'Update the policy (selinux-policy): domains that are known to use io_uring get the permission there.' },
    { do: 'Or write a local policy module for the service’s domain from the denials in the audit log (audit2allow); it then allows just that.' },
  ],
  verify: 'sudo ausearch -m avc -ts recent | grep io_uring',
  owner: { component: 'distribution', tracker: 'https://github.com/fedora-selinux/selinux-policy/issues' },
  evidence: [
    {
      url: 'https://github.com/fedora-selinux/selinux-policy/pull/1889',
      date: '2023-10-04',
      establishes: 'io_uring’s inode has a type of its own, and which permissions a domain needs for it',
      strength: 'maintainer-confirmed',
    },
    {
      url: 'https://github.com/fedora-selinux/selinux-policy/pull/2600',
      date: '2025-03-17',
      establishes: 'the denials as the audit log words them, for a domain that lacked the permission',
      strength: 'maintainer-confirmed',
    },
  ],
});
