import check from '../../../checks/model-config/ollama-parallel-multiplies-kv-cache.ts';
import { testCheck } from '../../helpers/test-check.ts';

const model = { name: 'qwen3:30b', runtime: 'ollama', architecture: 'qwen3moe', context: 32768, size: 20e9, sizeVram: 15e9 };
const facts = { 'ollama.environment': { entries: { OLLAMA_NUM_PARALLEL: '4' } }, models: [model], gpus: [{ integrated: false }] } as const;

testCheck(check, {
  found: [{ name: 'four sequences of 32k', is: 'exposed', cites: 'https://github.com/ollama/ollama/blob/v0.32.15/docs/faq.mdx', facts }],
  clear: [
    { name: 'one sequence', facts: { ...facts, 'ollama.environment': { entries: { OLLAMA_NUM_PARALLEL: '1' } } } },
    { name: 'a model that is too large by its weights', facts: { ...facts, models: [{ ...model, sizeVram: 9e9 }] } },
    {
      name: 'two sequences of 8k, whose cache is small',
      facts: { ...facts, 'ollama.environment': { entries: { OLLAMA_NUM_PARALLEL: '2' } }, models: [{ ...model, context: 8192 }] },
    },
    { name: 'an architecture that gets one request at a time', facts: { ...facts, models: [{ ...model, architecture: 'qwen35moe' }] } },
    {
      name: 'an embedding model of a language model’s architecture',
      facts: { ...facts, models: [{ ...model, name: 'qwen3-embedding:8b', architecture: 'qwen3' }] },
    },
    { name: 'an embedding model', facts: { ...facts, models: [{ ...model, name: 'bge-m3:latest', architecture: 'bert', context: 8192 }] } },
    { name: 'a GPU that shares the memory of the machine', facts: { ...facts, gpus: [{ integrated: true }] } },
    { name: 'all on the GPU', facts: { ...facts, models: [{ ...model, sizeVram: 20e9 }] } },
  ],
  unknown: [{ name: 'the environment of the server is closed', facts: { ...facts, 'ollama.environment': { gap: 'denied' } } }],
});
