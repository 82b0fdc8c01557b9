import check from '../../../checks/model-config/ollama-parallel-multiplies-kv-cache.ts';
import { testCheck } from '../../helpers/test-check.ts';

const model = { runtime: 'ollama', context: 32768, size: 20e9, sizeVram: 15e9 };
const facts = { 'ollama.environment': { entries: { OLLAMA_NUM_PARALLEL: '4' } }, models: [model] } as const;

testCheck(check, {
  found: [{ name: 'four sequences of 32k', is: 'exposed', cites: 'https://github.com/ollama/ollama/blob/v0.32.15/docs/faq.mdx', facts }],
  clear: [
    { name: 'one sequence', facts: { ...facts, 'ollama.environment': { entries: { OLLAMA_NUM_PARALLEL: '1' } } } },
    { name: 'all on the GPU', facts: { ...facts, models: [{ ...model, sizeVram: 20e9 }] } },
  ],
  unknown: [{ name: 'the environment of the server is closed', facts: { ...facts, 'ollama.environment': { gap: 'denied' } } }],
});
