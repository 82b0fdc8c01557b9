import check from '../../../checks/container/container-seccomp-refuses-io-uring.ts';
import { testCheck } from '../../helpers/test-check.ts';

const inside = {
  'platform.container': 'docker',
  'container.seccomp': 'filter',
  'ioUring.disabled': 0,
  'ioUring.setup': 'EPERM',
  servers: [
    {
      kind: 'vllm',
      flags: {
        entries: { '--kv-transfer-config': '{"kv_connector":"LMCacheConnectorV1","kv_connector_extra_config":{"nixl_backend_params":{"use_uring":"true"}}}' },
      },
    },
  ],
  torch: [{ packages: { entries: { vllm: '0.29.0', lmcache: '0.4.2', nixl: '0.9.0' } }, lastError: null }],
};

testCheck(check, {
  found: [
    { name: 'Docker 25 and later', facts: inside, is: 'present', cites: 'https://github.com/axboe/liburing/issues/1078' },
    {
      name: 'a program ended by it',
      facts: {
        ...inside,
        servers: [],
        torch: [{ packages: { entries: {} }, lastError: 'RuntimeError: Failed to initialize io_uring instance: Operation not permitted' }],
      },
      is: 'present',
    },
    { name: 'Podman answers ENOSYS', facts: { ...inside, 'platform.container': 'podman', 'ioUring.setup': 'ENOSYS' }, is: 'present' },
  ],
  clear: [
    { name: 'a profile that allows it', facts: { ...inside, 'ioUring.setup': 'ok' } },
    { name: 'the host’s switch is off: another cause', facts: { ...inside, 'ioUring.disabled': 2 }, log: ['io_uring_queue_init: Operation not permitted'] },
    { name: 'no filter', facts: { ...inside, 'container.seccomp': 'off' } },
    { name: 'vLLM’s image in Docker, which brings LMCache and NIXL along', facts: { ...inside, servers: [{ kind: 'vllm', flags: { entries: {} } }] } },
    {
      name: 'KV cache offload in the plugin’s default way',
      facts: { ...inside, servers: [{ kind: 'vllm', flags: { entries: { '--kv-transfer-config': '{"kv_connector":"LMCacheConnectorV1"}' } } }] },
    },
    { name: 'vLLM alone, which does without', facts: { ...inside, servers: [], torch: [{ packages: { entries: { vllm: '0.29.0' } }, lastError: null }] } },
  ],
  unknown: [{ name: 'the call could not be made', facts: { ...inside, 'ioUring.setup': { gap: 'no-place-for-native' } } }],
});
