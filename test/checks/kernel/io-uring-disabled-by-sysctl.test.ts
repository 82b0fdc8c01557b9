import check from '../../../checks/kernel/io-uring-disabled-by-sysctl.ts';
import { testCheck } from '../../helpers/test-check.ts';

const asked = { kind: 'vllm', flags: { entries: { '--kv-transfer-config': '{"kv_connector_extra_config":{"use_uring":"true"}}' } } } as const;
const refused = { 'ioUring.setup': 'EPERM', 'ioUring.disabled': 2, servers: [asked], torch: [{ packages: { entries: { vllm: '0.29.0' } } }] };
const line = 'mariadbd: io_uring_queue_init() failed with errno 0';

testCheck(check, {
  found: [
    { name: 'RHEL’s default, and NIXL that was told to use it', is: 'exposed', facts: refused, cites: 'https://github.com/axboe/liburing/issues/989' },
    {
      name: 'open to one group, and the program says that it was refused',
      is: 'exposed',
      facts: { ...refused, 'ioUring.disabled': 1, torch: [{ lastError: 'RuntimeError: io_uring_queue_init failed: Operation not permitted' }] },
    },
    { name: 'the call’s failure in a log', is: 'suspected', facts: refused, log: [line], cites: 'https://github.com/axboe/liburing/issues/1384' },
  ],
  clear: [
    { name: 'the call succeeds', facts: { ...refused, 'ioUring.setup': 'ok' } },
    { name: 'a filter refuses it, not the sysctl', facts: { ...refused, 'ioUring.disabled': 0 } },
    {
      name: 'asked for, and told not to',
      facts: {
        ...refused,
        servers: [{ kind: 'vllm', flags: { entries: { '--kv-transfer-config': '{"kv_connector_extra_config":{"use_uring":"false"}}' } } }],
        torch: [{ lastError: null }],
      },
    },
    {
      name: 'open to root and one group, of which the server may be',
      facts: { ...refused, 'ioUring.disabled': 1, torch: [{ lastError: null }] },
    },
    { name: 'the kernel has no such sysctl', facts: { ...refused, 'ioUring.disabled': null } },
    {
      name: 'nothing here uses io_uring',
      facts: { ...refused, servers: [{ kind: 'vllm', flags: { entries: {} } }], torch: [{ lastError: null }] },
      log: [line],
    },
  ],
  unknown: [
    { name: 'the sysctl could not be read', facts: { ...refused, 'ioUring.disabled': { gap: 'denied' } } },
    { name: 'the call could not be made', facts: { ...refused, 'ioUring.setup': { gap: 'no-place-for-native' } } },
  ],
});
