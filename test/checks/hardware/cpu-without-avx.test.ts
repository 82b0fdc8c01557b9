import check from '../../../checks/hardware/cpu-without-avx.ts';
import { testCheck } from '../../helpers/test-check.ts';

const old = { 'platform.arch': 'x86_64', 'cpu.hypervisor': false, 'cpu.flags': ['pni', 'ssse3'] };
const died = 'Illegal instruction (core dumped)';

testCheck(check, {
  found: [
    {
      name: 'a Westmere that is named',
      is: 'suspected',
      facts: { 'platform.arch': 'x86_64', 'cpu.flags': ['pni', 'ssse3', 'sse4_1', 'sse4_2'] },
      log: ['Error: llama runner process has terminated: signal: illegal instruction (core dumped)'],
      cites: 'https://github.com/ollama/ollama/issues/1435',
    },
    { name: 'a program that looked', is: 'confirmed', log: ['level=INFO source=cpu_common.go:18 msg="CPU does not have vector extensions"'] },
    {
      name: 'the flags in a report',
      is: 'suspected',
      facts: { 'platform.arch': 'x86_64', 'cpu.flags': ['pni', 'ssse3'] },
      log: [died],
      cites: 'https://github.com/SciSharp/LLamaSharp/issues/1422',
    },
    { name: 'an Atom', is: 'exposed', facts: old },
  ],
  clear: [
    { name: 'AVX alone', facts: { ...old, 'cpu.flags': ['avx'] }, log: [died] },
    { name: 'a guest, whose host may have it', facts: { ...old, 'cpu.hypervisor': true } },
    { name: 'ARM', facts: { 'platform.arch': 'aarch64', 'cpu.hypervisor': null, 'cpu.flags': ['asimddp'] }, log: [died] },
  ],
  unknown: [
    { name: 'the words alone', log: [died] },
    { name: 'a program that found AVX', log: ['level=INFO source=cpu_common.go:11 msg="CPU has AVX2"'] },
  ],
});
