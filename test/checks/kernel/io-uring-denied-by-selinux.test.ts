import check from '../../../checks/kernel/io-uring-denied-by-selinux.ts';
import { testCheck } from '../../helpers/test-check.ts';

const denied = {
  'ioUring.setup': 'EACCES',
  'kernel.selinux': 'enforcing',
  torch: [{ lastError: null }],
  servers: [
    { kind: 'vllm', flags: { entries: { '--kv-transfer-config': '{"kv_connector":"NixlConnector","kv_connector_extra_config":{"use_uring":"true"}}' } } },
  ],
};
const avc = (permissive: number) =>
  `type=AVC msg=audit(1725296000.375:253) : avc:  denied  { create } for  pid=1244 comm=vllm anonclass=[io_uring] scontext=system_u:system_r:vllm_t:s0 tcontext=system_u:object_r:io_uring_t:s0 tclass=anon_inode permissive=${permissive}`;

testCheck(check, {
  found: [
    { name: 'EACCES under enforcing SELinux', is: 'present', facts: denied },
    { name: 'the denial in a pasted audit log', is: 'confirmed', log: [avc(0)], cites: 'https://github.com/fedora-selinux/selinux-policy/pull/2337' },
    {
      name: 'the words of newer kernels',
      is: 'confirmed',
      log: [
        'type=AVC msg=audit(1790000000.100:77): avc:  denied  { allowed } for  pid=1244 comm="vllm" scontext=system_u:system_r:vllm_t:s0 tcontext=system_u:system_r:vllm_t:s0 tclass=io_uring permissive=0',
      ],
    },
  ],
  clear: [
    {
      name: 'NIXL and LMCache as they come, which use no io_uring',
      facts: {
        ...denied,
        torch: [{ lastError: null, packages: { entries: { nixl: '0.9.0', lmcache: '0.4.2' } } }],
        servers: [{ kind: 'vllm', flags: { entries: {} } }],
      },
    },
    { name: 'the call succeeds', facts: { ...denied, 'ioUring.setup': 'ok' } },
    { name: 'the sysctl refuses it', facts: { ...denied, 'ioUring.setup': 'EPERM' } },
    { name: 'SELinux only warns', facts: { ...denied, 'kernel.selinux': 'permissive' } },
  ],
  unknown: [
    { name: 'SELinux’s mode is hidden', facts: { ...denied, 'kernel.selinux': { gap: 'unsupported' } } },
    { name: 'a denial that was not enforced', log: [avc(1)] },
    { name: 'another program’s denial', log: [avc(0).replace('comm=vllm', 'comm="node"')] },
    {
      name: 'a denial of another inode',
      log: [
        'avc:  denied  { create } for  pid=557105 comm="qemu-kvm" anonclass=[userfaultfd] scontext=a:b:c:s0 tcontext=a:b:d:s0 tclass=anon_inode permissive=0',
      ],
    },
  ],
});
