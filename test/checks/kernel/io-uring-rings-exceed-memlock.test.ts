import check from '../../../checks/kernel/io-uring-rings-exceed-memlock.ts';
import { testCheck } from '../../helpers/test-check.ts';

const small = {
  'ioUring.setup': 'ENOMEM',
  'kernel.version': '5.10.92',
  'kernel.lineage': 'upstream',
  'memory.memlockLimit': 65_536,
  torch: [],
  servers: [{ kind: 'vllm', flags: { entries: { '--kv-transfer-config': '{"kv_connector_extra_config": {"use_uring": true}}' } } }],
};

testCheck(check, {
  found: [{ name: 'a 5.10 kernel with the historic limit', is: 'present', facts: small, cites: 'https://github.com/MariaDB/mariadb-docker/issues/570' }],
  clear: [
    { name: '5.10 with the io_uring of 5.15', facts: { ...small, 'kernel.version': '5.10.223' } },
    { name: 'nobody asked for io_uring', facts: { ...small, servers: [{ kind: 'vllm', flags: { entries: {} } }] } },
    { name: 'no limit', facts: { ...small, 'memory.memlockLimit': null } },
    { name: 'a kernel that no longer charges rings', facts: { ...small, 'kernel.version': '5.15.150' } },
    { name: 'the call succeeds', facts: { ...small, 'ioUring.setup': 'ok' } },
  ],
  unknown: [
    { name: 'a vendor’s kernel may have the change', facts: { ...small, 'kernel.version': '5.4.0', 'kernel.lineage': 'ubuntu' } },
    { name: 'the limit is not known', facts: { ...small, 'memory.memlockLimit': { gap: 'denied' } } },
  ],
});
