import check from '../../../checks/runtime/ollama-amx-miscompiled.ts';
import { testCheck } from '../../helpers/test-check.ts';

const program = { kind: 'ollama', packages: null, libraries: ['libggml-base.so', 'libggml-cpu-icelake.so', 'libggml-cpu-sapphirerapids.so'] };
const facts = { 'cpu.flags': ['avx2', 'avx512f', 'amx_int8', 'amx_tile'], 'ollama.version': '0.31.1', runtimes: [program], models: [] } as const;

testCheck(check, {
  found: [
    { name: 'a rented Xeon', is: 'exposed', cites: 'https://github.com/ollama/ollama/issues/17205', facts },
    {
      name: 'the kernel names the library',
      is: 'suspected',
      facts,
      log: ['llama-server[812]: segfault at 0 ip 00007f1c error 4 in libggml-cpu-sapphirerapids.so[7f1c,1000]'],
    },
    {
      name: 'the kernel’s other word for it',
      is: 'suspected',
      cites: 'https://github.com/ollama/ollama/issues/17249',
      facts: { ...facts, 'cpu.flags': { gap: 'not-in-text' } },
      log: ['traps: llama-server[812] general protection fault ip:7f1c sp:7ffd error:0 in libggml-cpu-sapphirerapids.so[7f1c,1000]'],
    },
  ],
  clear: [
    { name: 'the library was moved away', facts: { ...facts, runtimes: [{ ...program, libraries: ['libggml-base.so', 'libggml-cpu-icelake.so'] }] } },
    { name: 'a distribution’s build', facts: { ...facts, runtimes: [{ ...program, packages: ['ollama'] }] } },
    { name: 'a server whose model is on its GPU', facts: { ...facts, models: [{ runtime: 'ollama', sizeVram: 8e9 }] } },
    { name: '0.32.2', facts: { ...facts, 'ollama.version': '0.32.2' } },
    { name: 'a CPU without AMX', facts: { ...facts, 'cpu.flags': ['avx2', 'avx512f'] } },
  ],
  unknown: [
    { name: 'the version is not known', facts: { ...facts, 'ollama.version': { gap: 'unsupported' } } },
    {
      name: 'a healthy load with AMX',
      facts: { ...facts, 'ollama.version': { gap: 'unsupported' } },
      log: ['load_tensors: AMX model buffer size = 4096.00 MiB'],
    },
  ],
});
