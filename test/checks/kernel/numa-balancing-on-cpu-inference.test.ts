import check from '../../../checks/kernel/numa-balancing-on-cpu-inference.ts';
import { testCheck } from '../../helpers/test-check.ts';

const server = { 'cpu.numaNodes': 2, 'cpu.numaBalancing': 1, gpus: [], servers: [{ kind: 'llama.cpp', flags: { entries: { '--numa': 'distribute' } } }] };

testCheck(check, {
  found: [
    { name: 'two sockets without a GPU', is: 'exposed', facts: server, cites: 'https://github.com/ggml-org/llama.cpp/issues/13850' },
    { name: 'with its worker in a profile', is: 'suspected', facts: server, log: ['   3.21%  llama-server  [kernel.kallsyms]  [k] task_numa_work'] },
  ],
  clear: [
    { name: 'a server that is not bound', facts: { ...server, servers: [{ kind: 'llama.cpp', flags: { entries: {} } }] } },
    { name: 'balancing is off', facts: { ...server, 'cpu.numaBalancing': 0 } },
    { name: 'memory tiering alone', facts: { ...server, 'cpu.numaBalancing': 2 } },
    { name: 'one node', facts: { ...server, 'cpu.numaNodes': 1 } },
    { name: 'models run on a GPU', facts: { ...server, gpus: [{ vendor: 'nvidia' }] } },
    { name: 'on a card of Intel’s', facts: { ...server, gpus: [{ vendor: 'intel', integrated: false }] } },
  ],
  unknown: [
    {
      name: 'llama.cpp’s own warning, and nothing else',
      log: ['WARNING: /proc/sys/kernel/numa_balancing is enabled, this has been observed to impair performance'],
    },
    { name: 'a word about it', log: ['kernel.numa_balancing = 0'] },
    { name: 'the GPUs are not known', facts: { ...server, gpus: { gap: 'not-in-text' } } },
  ],
});
