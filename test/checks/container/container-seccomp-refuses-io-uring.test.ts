import check from '../../../checks/container/container-seccomp-refuses-io-uring.ts';
import { testCheck } from '../../helpers/test-check.ts';

const inside = {
  'platform.container': 'docker',
  'container.seccomp': 'filter',
  'ioUring.disabled': 0,
  'ioUring.setup': 'EPERM',
  torch: [{ packages: { entries: { vllm: '0.29.0', lmcache: '0.4.2' } } }],
};

testCheck(check, {
  found: [
    { name: 'Docker 25 and later', facts: inside, is: 'present', cites: 'https://github.com/axboe/liburing/issues/1078' },
    { name: 'Podman answers ENOSYS', facts: { ...inside, 'platform.container': 'podman', 'ioUring.setup': 'ENOSYS' }, is: 'present' },
  ],
  clear: [
    { name: 'a profile that allows it', facts: { ...inside, 'ioUring.setup': 'ok' } },
    { name: 'the host’s switch is off: another cause', facts: { ...inside, 'ioUring.disabled': 2 }, log: ['io_uring_queue_init: Operation not permitted'] },
    { name: 'no filter', facts: { ...inside, 'container.seccomp': 'off' } },
    { name: 'vLLM alone, which does without', facts: { ...inside, torch: [{ packages: { entries: { vllm: '0.29.0' } } }] } },
  ],
  unknown: [{ name: 'the call could not be made', facts: { ...inside, 'ioUring.setup': { gap: 'no-place-for-native' } } }],
});
