import check from '../../../checks/hardware/koboldcpp-cpu-without-avx2.ts';
import { testCheck } from '../../helpers/test-check.ts';

const old = {
  'platform.arch': 'x86_64',
  'cpu.flags': ['sse4_2'],
  runtimes: { incomplete: [{ kind: 'koboldcpp', path: '/opt/koboldcpp-linux-x64' }] },
  servers: [],
};
const trap = (library: string) => `traps: koboldcpp-linux[31012] trap invalid opcode ip:7f12a sp:7ffe2 error:0 in ${library}[7f1200000000+9f000]`;

testCheck(check, {
  found: [
    { name: 'an old Xeon', is: 'exposed', facts: old },
    {
      name: 'and the kernel’s line',
      is: 'confirmed',
      facts: old,
      log: [trap('koboldcpp_cublas.so')],
      cites: 'https://github.com/LostRuins/koboldcpp/issues/1350',
    },
    {
      name: 'the shell’s word, in a paste of a CPU that is named',
      is: 'suspected',
      facts: { 'platform.arch': 'x86_64', 'cpu.flags': ['avx', 'f16c'], runtimes: [{ kind: 'koboldcpp' }] },
      log: ['Illegal instruction (core dumped)'],
      cites: 'https://github.com/LostRuins/koboldcpp/issues/366',
    },
    { name: 'a trap outside of its libraries', is: 'suspected', facts: old, log: [trap('libc.so.6')] },
  ],
  clear: [
    { name: 'a CPU with AVX2', facts: { ...old, 'cpu.flags': ['avx', 'avx2', 'sse4_2'] } },
    { name: 'it runs, with --noavx2 or as the build for old CPUs', facts: { ...old, servers: [{ kind: 'koboldcpp' }] } },
    { name: 'the build for older CPUs', facts: { ...old, runtimes: [{ kind: 'koboldcpp', path: '/opt/koboldcpp-linux-x64-oldpc' }] } },
    { name: 'a package of the distribution', facts: { ...old, runtimes: [{ kind: 'koboldcpp', path: '/usr/bin/koboldcpp' }] } },
    { name: 'no KoboldCpp', facts: { ...old, runtimes: [] } },
  ],
  unknown: [
    { name: 'the shell’s word alone', log: ['Illegal instruction (core dumped)'] },
    { name: 'the CPU is not known', facts: { ...old, 'cpu.flags': { gap: 'not-in-text' } } },
    { name: 'the library for older CPUs', log: [trap('koboldcpp_noavx2.so').replace('koboldcpp-linux', 'python3')] },
  ],
});
