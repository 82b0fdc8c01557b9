import check from '../../../checks/runtime/llamacpp-threads-halved-without-smt.ts';
import { testCheck } from '../../helpers/test-check.ts';

const facts = {
  'cpu.model': 'Intel(R) Core(TM) Ultra 7 265K',
  runtimes: [{ kind: 'llama.cpp', build: '10788', backends: ['cpu'] }],
  servers: [],
  'platform.vm': null,
} as const;
const line = '0.04.864.689 I cmn          init: llama threadpool init, n_threads = 4';

testCheck(check, {
  found: [
    { name: 'a 265K with b10788', is: 'exposed', facts, cites: 'https://github.com/ggml-org/llama.cpp/issues/28625' },
    {
      name: 'its threads in the log of another build',
      is: 'suspected',
      log: [line],
      facts: { ...facts, runtimes: [{ kind: 'llama.cpp', build: '11669', backends: ['cpu'] }] },
    },
  ],
  clear: [
    { name: 'a number was named', facts: { ...facts, servers: [{ kind: 'llama.cpp', role: 'server', flags: { entries: { '--threads': '4' } } }] } },
    {
      name: 'or in a variable',
      facts: { ...facts, servers: [{ kind: 'llama.cpp', role: 'server', flags: { entries: {} }, environment: { entries: { LLAMA_ARG_THREADS: '8' } } }] },
    },
    { name: 'a virtual machine on it', facts: { ...facts, 'platform.vm': 'kvm' } },
    { name: 'with hyper-threading', facts: { ...facts, 'cpu.model': '13th Gen Intel(R) Core(TM) i7-13700K' } },
    { name: 'the U series has it, too', facts: { ...facts, 'cpu.model': 'Intel(R) Core(TM) Ultra 7 255U' } },
    { name: 'a GPU computes', facts: { ...facts, runtimes: [{ kind: 'llama.cpp', build: '10788', backends: ['cpu', 'vulkan'] }] } },
  ],
  unknown: [
    { name: 'another build', facts: { ...facts, runtimes: [{ kind: 'llama.cpp', build: '11669', backends: ['cpu'] }] } },
    {
      name: 'a GPU computes, as the line says',
      facts: { ...facts, runtimes: { incomplete: [{ kind: 'llama.cpp', build: '11669' }] } },
      log: ['system_info: n_threads = 4 (n_threads_batch = 4) / 20 | CUDA : ARCHS = 1200 | CPU : SSE3 = 1 |'],
    },
    {
      name: 'threads that were asked for',
      facts: { ...facts, runtimes: [{ kind: 'llama.cpp', build: '11669', backends: ['cpu'] }] },
      log: [line.replace('= 4', '= 8')],
    },
  ],
});
