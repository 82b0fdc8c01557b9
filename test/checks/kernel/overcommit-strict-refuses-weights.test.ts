import check from '../../../checks/kernel/overcommit-strict-refuses-weights.ts';
import { testCheck } from '../../helpers/test-check.ts';

const GiB = 1024 ** 3;
const strict = { 'memory.overcommit': 2, 'memory.commitLeft': 6 * GiB, 'memory.available': 40 * GiB, runtimes: [{ kind: 'pytorch' }] };
const refusal = 'RuntimeError: unable to mmap 23802932552 bytes from file <./flux1-dev.safetensors>: Cannot allocate memory (12)';

testCheck(check, {
  found: [
    { name: 'strict accounting with little left', is: 'exposed', facts: strict },
    { name: 'and a refused mapping', is: 'suspected', facts: strict, log: [refusal], cites: 'https://github.com/safetensors/safetensors/issues/528' },
  ],
  clear: [
    { name: 'a database host without runtimes', facts: { ...strict, runtimes: [] } },
    { name: 'a GGUF, which is mapped shared', facts: { ...strict, runtimes: [{ kind: 'llama.cpp' }] } },
    { name: 'the kernel’s default', facts: { ...strict, 'memory.overcommit': 0 }, log: [refusal] },
    { name: 'a small machine that may promise more than it has left', facts: { ...strict, 'memory.commitLeft': 14 * GiB, 'memory.available': 10 * GiB } },
    { name: 'much is left to promise', facts: { ...strict, 'memory.commitLeft': 400 * GiB } },
  ],
  unknown: [
    { name: 'the refusal alone', log: [refusal] },
    {
      name: 'a small mapping that fails for another reason',
      facts: { 'memory.overcommit': 2 },
      log: ['unable to mmap 80 bytes from file </torch_1_2_3>: Cannot allocate memory (12)'],
    },
  ],
});
