import check from '../../../checks/kernel/io-uring-disabled-by-sysctl.ts';
import { testCheck } from '../../helpers/test-check.ts';

const refused = { 'ioUring.setup': 'EPERM', 'ioUring.disabled': 2, torch: [{ packages: { entries: { vllm: '0.29.0', lmcache: '0.4.2' } } }] };
const line = 'mariadbd: io_uring_queue_init() failed with errno 0';

testCheck(check, {
  found: [
    { name: 'RHEL’s default with LMCache', is: 'exposed', facts: refused, cites: 'https://github.com/axboe/liburing/issues/989' },
    { name: 'the call’s failure in a log', is: 'suspected', facts: refused, log: [line], cites: 'https://github.com/axboe/liburing/issues/1384' },
  ],
  clear: [
    { name: 'the call succeeds', facts: { ...refused, 'ioUring.setup': 'ok' } },
    { name: 'a filter refuses it, not the sysctl', facts: { ...refused, 'ioUring.disabled': 0 } },
    { name: 'the kernel has no such sysctl', facts: { ...refused, 'ioUring.disabled': null } },
    { name: 'nothing here uses io_uring', facts: { ...refused, torch: [{ packages: { entries: { vllm: '0.29.0' } } }] }, log: [line] },
  ],
  unknown: [
    { name: 'the sysctl could not be read', facts: { ...refused, 'ioUring.disabled': { gap: 'denied' } } },
    { name: 'the call could not be made', facts: { ...refused, 'ioUring.setup': { gap: 'no-place-for-native' } } },
  ],
});
