import check from '../../../checks/model-config/llama-server-old-loading-flags.ts';
import { testCheck } from '../../helpers/test-check.ts';

const facts = { services: [{ execStart: '/usr/bin/llama-server -m /m/x.gguf --no-mmap' }], runtimes: [{ kind: 'llama.cpp', build: '10900' }] } as const;

testCheck(check, {
  found: [
    { name: 'a unit with --no-mmap', is: 'exposed', cites: 'https://github.com/tscibilia/home-ops/pull/3804', facts },
    { name: 'a unit with --mlock', is: 'exposed', facts: { ...facts, services: [{ execStart: '/usr/bin/llama-server -m /m/x.gguf --mlock' }] } },
    { name: 'what it says', is: 'confirmed', log: ['error: invalid argument: --no-mmap'] },
  ],
  clear: [{ name: 'the new flag', facts: { ...facts, services: [{ execStart: '/usr/bin/llama-server -m /m/x.gguf --load-mode none' }] } }],
  unknown: [
    { name: 'an older build', facts: { ...facts, runtimes: [{ kind: 'llama.cpp', build: '10400' }] } },
    { name: 'another argument', log: ['error: invalid argument: --frobnicate'] },
  ],
});
