import check from '../../../checks/model-config/ollama-parallel-multiplies-kv-cache.ts';
import { testCheck } from '../../helpers/test-check.ts';

const model = { runtime: 'ollama', architecture: 'qwen3moe', context: 32768, size: 20e9, sizeVram: 15e9 };
const facts = { 'ollama.environment': { entries: { OLLAMA_NUM_PARALLEL: '4' } }, models: [model] } as const;

testCheck(check, {
  found: [{ name: 'four sequences of 32k', is: 'exposed', cites: 'https://github.com/ollama/ollama/blob/v0.32.15/docs/faq.mdx', facts }],
  clear: [
    { name: 'one sequence', facts: { ...facts, 'ollama.environment': { entries: { OLLAMA_NUM_PARALLEL: '1' } } } },
    { name: 'a model that is too large by its weights', facts: { ...facts, models: [{ ...model, sizeVram: 9e9 }] } },
    {
      name: 'two sequences of 8k, whose cache is small',
      facts: { 'ollama.environment': { entries: { OLLAMA_NUM_PARALLEL: '2' } }, models: [{ ...model, context: 8192 }] },
    },
    { name: 'an architecture that gets one request at a time', facts: { ...facts, models: [{ ...model, architecture: 'qwen35moe' }] } },
    { name: 'all on the GPU', facts: { ...facts, models: [{ ...model, sizeVram: 20e9 }] } },
  ],
  unknown: [{ name: 'the environment of the server is closed', facts: { ...facts, 'ollama.environment': { gap: 'denied' } } }],
});
