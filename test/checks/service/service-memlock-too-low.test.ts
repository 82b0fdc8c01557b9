import check from '../../../checks/service/service-memlock-too-low.ts';
import { testCheck } from '../../helpers/test-check.ts';

const unit = {
  serves: 'llama.cpp',
  activeState: 'active',
  execStart: '/usr/local/bin/llama-server -m m.gguf --mlock',
  environment: { entries: {} },
  user: 'llama',
  limitMemlock: 8 * 1024 ** 2,
} as const;

const runtimes = [{ kind: 'llama.cpp', build: '9000' }] as const;

testCheck(check, {
  found: [
    { is: 'present', name: 'systemd’s default limit', facts: { runtimes, services: [unit] } },
    { is: 'present', name: 'the same, where programs may lie elsewhere as well', facts: { runtimes: { incomplete: runtimes }, services: [unit] } },
    {
      is: 'present',
      name: 'in the words of newer builds',
      facts: { runtimes, services: [{ ...unit, execStart: '/usr/local/bin/llama-server -m m.gguf --load-mode mlock' }] },
    },
    {
      is: 'present',
      name: 'mapped and locked, by the variable of newer builds',
      facts: {
        runtimes: [{ kind: 'llama.cpp', build: '11000' }],
        services: [{ ...unit, execStart: '/usr/local/bin/llama-server -m m.gguf', environment: { entries: { LLAMA_ARG_LOAD_MODE: 'mmap+mlock' } } }],
      },
    },
    {
      is: 'confirmed',
      name: 'the warning',
      log: ['warning: failed to mlock 501870592-byte buffer (after previously locking 0 bytes): Cannot allocate memory'],
      cites: 'https://github.com/utilityai/llama-cpp-rs/issues/663',
    },
  ],
  clear: [
    { name: 'a unit that is not used', facts: { runtimes, services: [{ ...unit, activeState: 'inactive' }] } },
    { name: 'no limit', facts: { runtimes, services: [{ ...unit, limitMemlock: null }] } },
    { name: 'not asked for', facts: { runtimes, services: [{ ...unit, execStart: '/usr/local/bin/llama-server -m m.gguf' }] } },
    { name: 'a build that no longer takes the flag, which is another matter', facts: { runtimes: [{ kind: 'llama.cpp', build: '11000' }], services: [unit] } },
    { name: 'root', facts: { runtimes, services: [{ ...unit, user: 'root' }] } },
  ],
  unknown: [
    { name: 'the limit is not known', facts: { runtimes, services: [{ ...unit, limitMemlock: { gap: 'timeout' } }] } },
    {
      name: 'LM Studio, which asks for it by default',
      log: [
        '[DEBUG] llama.cpp-linux-x86_64-nvidia-cuda-avx2@2.16.0 (llama.cpp) gemma3-270m pid=328416 0.01.105.316 W warning: failed to mlock 184791040-byte buffer (after previously locking 0 bytes): Cannot allocate memory',
      ],
    },
    { name: 'the sibling on Windows', log: ['failed to VirtualLock 101449728-byte buffer (after previously locking 17901879296 bytes)'] },
  ],
});
