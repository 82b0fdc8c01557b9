import check from '../../../checks/runtime/ollama-discovery-timeout-many-gpus.ts';
import { testCheck } from '../../helpers/test-check.ts';

const card = { vendor: 'nvidia', computeCapability: '8.6' };
const facts = { 'ollama.version': '0.13.1', gpus: Array(8).fill(card), 'nvidia.moduleVersion': '580.95.05', 'ollama.environment': { entries: {} } } as const;
const line =
  'level=INFO msg="failure during GPU discovery" OLLAMA_LIBRARY_PATH="[/usr/lib/ollama /usr/lib/ollama/cuda_v13]" extra_envs=map[GGML_CUDA_INIT:1] error="failed to finish discovery before timeout"';

testCheck(check, {
  found: [
    { name: 'eight cards on the CPU', is: 'exposed', facts: { ...facts, 'ollama.compute': ['cpu'] } },
    {
      name: 'and the line',
      is: 'suspected',
      cites: 'https://github.com/ollama/ollama/issues/13308',
      facts: { ...facts, 'ollama.compute': ['cpu'] },
      log: [line],
    },
    { name: 'the line, and what computes not told', is: 'suspected', facts, log: [line] },
  ],
  clear: [
    { name: '0.13.2', facts: { ...facts, 'ollama.version': '0.13.2' }, log: [line] },
    { name: 'no driver is loaded', facts: { ...facts, 'platform.system': 'native', 'nvidia.moduleVersion': null, 'ollama.compute': ['cpu'] } },
    { name: 'the CPU on purpose', facts: { ...facts, 'ollama.environment': { entries: { CUDA_VISIBLE_DEVICES: '-1' } }, 'ollama.compute': ['cpu'] } },
    {
      name: 'four cards of Kepler, which these builds leave out',
      facts: { ...facts, gpus: Array(4).fill({ vendor: 'nvidia', computeCapability: '3.7' }), 'ollama.compute': ['cpu'] },
    },
    { name: 'two cards', facts: { ...facts, gpus: [card, card] } },
  ],
  unknown: [
    { name: 'the line, and the version not told', facts: { gpus: Array(8).fill(card) }, log: [line] },

    { name: 'the log is closed', facts },
    { name: 'a time-out of another release', log: ['error="failed to finish discovery before timeout"'] },
  ],
});
