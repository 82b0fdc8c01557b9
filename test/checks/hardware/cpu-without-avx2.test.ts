import check from '../../../checks/hardware/cpu-without-avx2.ts';
import { testCheck } from '../../helpers/test-check.ts';

const died = 'Illegal instruction (core dumped)';
const ivyBridge = { 'platform.arch': 'x86_64', 'cpu.hypervisor': false, 'cpu.flags': ['ssse3', 'avx', 'f16c'] } as const;

testCheck(check, {
  found: [
    { name: 'the flags in a report', is: 'suspected', facts: ivyBridge, log: [died], cites: 'https://github.com/JamePeng/llama-cpp-python/issues/19' },
    { name: 'the program ends so', is: 'exposed', facts: { ...ivyBridge, runtimes: [{ kind: 'llama.cpp', startError: died }] } },
    { name: 'the code in somebody’s words', is: 'suspected', facts: ivyBridge, log: ['It exits with code 132 and no logs are displayed'] },
    { name: 'systemd’s word for it', is: 'suspected', facts: ivyBridge, log: ['ollama.service: Main process exited, code=dumped, status=4/ILL'] },
  ],
  clear: [
    { name: 'AVX2', facts: { ...ivyBridge, 'cpu.flags': ['avx', 'avx2'] }, log: [died] },
    { name: 'nothing ended', facts: { ...ivyBridge, runtimes: [{ kind: 'llama.cpp', startError: null }] } },
    { name: 'neither', facts: { ...ivyBridge, 'cpu.flags': ['ssse3'] }, log: [died] },
    { name: 'a guest', facts: { ...ivyBridge, 'cpu.hypervisor': true }, log: [died] },
  ],
  unknown: [
    { name: 'the words alone', log: [died] },
    { name: 'the processor alone', facts: ivyBridge },
    { name: 'another end', facts: ivyBridge, log: ['Segmentation fault (core dumped)', 'container exited with code 137'] },
  ],
});
