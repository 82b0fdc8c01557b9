import check from '../../../checks/runtime/ollama-cpu-libraries-not-loaded.ts';
import { testCheck } from '../../helpers/test-check.ts';

const facts = { 'platform.arch': 'x86_64', 'ollama.version': '0.12.7', 'ollama.compute': ['cpu'] } as const;
const system = (words: string): string => `time=2025-10-31T09:33:42.123+01:00 level=INFO source=ggml.go:104 msg=system ${words} compiler=cgo(gcc)`;

testCheck(check, {
  found: [
    { name: 'no GPU', is: 'exposed', facts },
    { name: 'its system line', is: 'suspected', facts, log: [system('CPU.0.LLAMAFILE=1')] },
  ],
  clear: [
    { name: 'a Raspberry Pi', facts: { ...facts, 'platform.arch': 'aarch64' } },
    { name: '0.12.6', facts: { ...facts, 'ollama.version': '0.12.6' } },
    { name: '0.12.9', facts: { ...facts, 'ollama.version': '0.12.9' } },
    { name: 'a GPU is used', facts: { ...facts, 'ollama.compute': ['cuda'] } },
  ],
  unknown: [
    { name: 'not known what it uses', facts: { 'ollama.version': '0.12.7' } },
    {
      name: 'the sibling: an incomplete folder, in a release that is not known',
      facts: { ...facts, 'ollama.version': { gap: 'unsupported' } },
      log: [system('CPU.0.LLAMAFILE=1')],
    },
    {
      name: 'a processor with its code loaded',
      facts: { ...facts, 'ollama.version': { gap: 'unsupported' } },
      log: [system('CPU.0.SSE3=1 CPU.0.AVX2=1 CPU.0.LLAMAFILE=1')],
    },
  ],
});
