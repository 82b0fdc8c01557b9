import check from '../../../checks/kernel/io-uring-not-built-in.ts';
import { testCheck } from '../../helpers/test-check.ts';

const asked = { kind: 'vllm', flags: { entries: { '--kv-transfer-config': '{"kv_connector_extra_config":{"use_uring":"true"}}' } } } as const;
const without = {
  'ioUring.setup': 'ENOSYS',
  'user.seccomp': 0,
  'platform.container': null,
  'platform.system': 'native',
  'kernel.version': '6.12.9',
  'kernel.lineage': 'upstream',
  servers: [asked],
  torch: [{ packages: { entries: { vllm: '0.29.0' } } }],
};

testCheck(check, {
  found: [
    { name: 'a hardened kernel of one’s own', is: 'exposed', facts: without },
    { name: 'the failure in a log', is: 'suspected', facts: without, log: ['Failed to initialize io_uring instance: Function not implemented'] },
  ],
  clear: [
    { name: 'nothing here uses io_uring', facts: { ...without, servers: [{ kind: 'vllm', flags: { entries: {} } }], torch: [{ lastError: null }] } },
    {
      name: 'io_uring is named, to be off',
      facts: {
        ...without,
        servers: [{ kind: 'vllm', flags: { entries: { '--kv-transfer-config': '{"use_uring":"false"}' } } }],
        torch: [{ lastError: null }],
      },
    },
    { name: 'the call succeeds', facts: { ...without, 'ioUring.setup': 'ok' } },
    { name: 'a filter may have answered', facts: { ...without, 'user.seccomp': 2 } },
    { name: 'in a container', facts: { ...without, 'platform.container': 'podman' } },
    { name: 'WSL1 has no Linux kernel', facts: { ...without, 'platform.system': 'wsl1' } },
    { name: 'older than io_uring', facts: { ...without, 'kernel.version': '4.19.300' } },
  ],
  unknown: [{ name: 'the filter is not known', facts: { ...without, 'user.seccomp': { gap: 'not-in-text' } } }],
});
