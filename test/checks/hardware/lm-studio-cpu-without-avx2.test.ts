import check from '../../../checks/hardware/lm-studio-cpu-without-avx2.ts';
import { testCheck } from '../../helpers/test-check.ts';

const old = { 'platform.arch': 'x86_64', 'cpu.flags': ['avx', 'sse4_2'], runtimes: [{ kind: 'lm-studio' }], models: [] };

testCheck(check, {
  found: [{ name: 'an i7-3770K', is: 'present', facts: old, cites: 'https://github.com/lmstudio-ai/lmstudio-bug-tracker/issues/34' }],
  clear: [
    { name: 'a CPU with AVX2', facts: { ...old, 'cpu.flags': ['avx', 'avx2', 'sse4_2'] } },
    { name: 'it serves a model', facts: { ...old, models: [{ runtime: 'lm-studio' }] } },
    { name: 'ARM', facts: { ...old, 'platform.arch': 'aarch64', 'cpu.flags': ['asimddp'] } },
    { name: 'no LM Studio', facts: { ...old, runtimes: [{ kind: 'ollama' }] } },
  ],
  unknown: [
    { name: 'the message alone', log: ["No LM Runtime found for model format 'gguf'!"] },
    {
      name: 'the message, and a CPU that is not known',
      facts: { 'platform.arch': 'x86_64', runtimes: [{ kind: 'lm-studio' }] },
      log: ["No LM Runtime found for model format 'gguf'!"],
    },
  ],
});
