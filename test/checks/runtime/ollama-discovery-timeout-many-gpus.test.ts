import check from '../../../checks/runtime/ollama-discovery-timeout-many-gpus.ts';
import { testCheck } from '../../helpers/test-check.ts';

const card = { vendor: 'nvidia' };
const facts = { 'ollama.version': '0.13.1', gpus: Array(8).fill(card) } as const;
const line =
  'level=INFO msg="failure during GPU discovery" OLLAMA_LIBRARY_PATH="[/usr/lib/ollama /usr/lib/ollama/cuda_v13]" extra_envs=map[GGML_CUDA_INIT:1] error="failed to finish discovery before timeout"';

testCheck(check, {
  found: [
    { name: 'eight cards on the CPU', is: 'confirmed', cites: 'https://github.com/ollama/ollama/issues/13308', facts: { ...facts, 'ollama.compute': ['cpu'] } },
    { name: 'the line, and what computes not told', is: 'suspected', facts, log: [line] },
  ],
  clear: [
    { name: '0.13.2', facts: { ...facts, 'ollama.version': '0.13.2' }, log: [line] },
    { name: 'two cards', facts: { ...facts, gpus: [card, card] } },
  ],
  unknown: [
    { name: 'the line, and the version not told', facts: { gpus: Array(8).fill(card) }, log: [line] },

    { name: 'the log is closed', facts },
    { name: 'a time-out of another release', log: ['error="failed to finish discovery before timeout"'] },
  ],
});
