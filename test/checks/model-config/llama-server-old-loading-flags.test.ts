import check from '../../../checks/model-config/llama-server-old-loading-flags.ts';
import { testCheck } from '../../helpers/test-check.ts';

const facts = {
  services: [{ execStart: '/usr/bin/llama-server -m /m/x.gguf --no-mmap', result: 'exit-code' }],
  runtimes: [{ kind: 'llama.cpp', build: '10900' }],
  servers: [],
} as const;

const started = [{ kind: 'llama.cpp', build: '10900', startError: null }];

testCheck(check, {
  found: [
    { name: 'a unit with --no-mmap', is: 'exposed', cites: 'https://github.com/tscibilia/home-ops/pull/3804', facts },
    {
      name: 'a unit with --mlock',
      is: 'exposed',
      facts: { ...facts, services: [{ execStart: '/usr/bin/llama-server -m /m/x.gguf --mlock', result: 'exit-code' }] },
    },
    {
      name: 'a unit in a text, and what it says',
      is: 'confirmed',
      facts: { ...facts, servers: [{ kind: 'llama.cpp', flags: { entries: { '--no-mmap': '' } } }] },
      log: ['error: invalid argument: --no-mmap'],
    },
    {
      name: 'another unit is in the text, too',
      is: 'confirmed',
      facts: { services: [{ execStart: '/usr/local/bin/ollama serve' }], runtimes: { incomplete: [{ kind: 'llama.cpp', build: '10900' }] } },
      log: ['error: invalid argument: --no-mmap'],
    },
    { name: 'what it says', is: 'confirmed', log: ['error: invalid argument: --no-mmap'] },
  ],
  clear: [
    { name: 'an older build, which warns and takes them', facts: { ...facts, runtimes: [{ kind: 'llama.cpp', build: '10400' }] } },
    {
      name: 'a fork’s unit that is stopped',
      facts: { ...facts, services: [{ execStart: '/opt/ik_llama.cpp/build/bin/llama-server -m /m/x.gguf --no-mmap', result: 'success' }], runtimes: started },
    },
    {
      name: 'the new flag',
      facts: {
        ...facts,
        runtimes: started,
        services: [{ execStart: '/usr/bin/llama-server -m /m/x.gguf --load-mode none' }],
      },
    },
    {
      name: 'an older build beside it serves with the flag',
      facts: { ...facts, servers: [{ kind: 'llama.cpp', answers: true, flags: { entries: { '--model': '/m/x.gguf', '--no-mmap': '' } } }] },
    },
  ],
  unknown: [{ name: 'another argument', log: ['error: invalid argument: --frobnicate'] }],
});
