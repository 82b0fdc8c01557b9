import check from '../../../checks/service/service-memlock-too-low.ts';
import { testCheck } from '../../helpers/test-check.ts';

const unit = {
  serves: 'llama.cpp',
  execStart: '/usr/local/bin/llama-server -m m.gguf --mlock',
  environment: { entries: {} },
  user: 'llama',
  limitMemlock: 8 * 1024 ** 2,
} as const;

testCheck(check, {
  found: [
    { is: 'present', name: 'systemd’s default limit', facts: { services: [unit] } },
    {
      is: 'present',
      name: 'in the words of newer builds',
      facts: { services: [{ ...unit, execStart: '/usr/local/bin/llama-server -m m.gguf --load-mode mlock' }] },
    },
    {
      is: 'confirmed',
      name: 'the warning',
      log: ['warning: failed to mlock 501870592-byte buffer (after previously locking 0 bytes): Cannot allocate memory'],
      cites: 'https://github.com/utilityai/llama-cpp-rs/issues/663',
    },
  ],
  clear: [
    { name: 'no limit', facts: { services: [{ ...unit, limitMemlock: null }] } },
    { name: 'not asked for', facts: { services: [{ ...unit, execStart: '/usr/local/bin/llama-server -m m.gguf' }] } },
    { name: 'root', facts: { services: [{ ...unit, user: 'root' }] } },
  ],
  unknown: [
    { name: 'the limit is not known', facts: { services: [{ ...unit, limitMemlock: { gap: 'timeout' } }] } },
    { name: 'the sibling on Windows', log: ['failed to VirtualLock 101449728-byte buffer (after previously locking 17901879296 bytes)'] },
  ],
});
