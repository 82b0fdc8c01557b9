import check from '../../../checks/model-config/ollama-model-partly-on-cpu.ts';
import { testCheck } from '../../helpers/test-check.ts';

const model = { runtime: 'ollama', size: 20e9, sizeVram: 13e9 };
const facts = { models: [model], gpus: [{ integrated: false }] } as const;

testCheck(check, {
  found: [
    {
      name: 'a third on the CPU',
      is: 'confirmed',
      cites: 'https://github.com/ollama/ollama/blob/v0.32.15/docs/context-length.mdx',
      facts: { ...facts, 'ollama.answers': true },
    },
    {
      name: 'a table in a text',
      is: 'suspected',
      facts: { models: facts.models },
      log: ['llama3.1:70b    91ab477bec9d    20 GB    35%/65% CPU/GPU    4 minutes from now'],
    },
  ],
  clear: [
    { name: '100% GPU', facts: { ...facts, models: [{ ...model, sizeVram: 20e9 }] } },
    { name: '100% CPU is another matter', facts: { ...facts, models: [{ ...model, sizeVram: 0 }] } },
    { name: 'shared memory', facts: { ...facts, gpus: [{ integrated: true }] } },
  ],
  unknown: [
    { name: 'the sizes are not known', facts: { ...facts, models: [{ ...model, sizeVram: { gap: 'unsupported' } }] } },
    {
      name: 'a table with all of it on the GPU',
      facts: { ...facts, models: [{ ...model, sizeVram: { gap: 'unsupported' } }] },
      log: ['llama3.2:latest    a80c4f17acd5    6.2 GB    100% GPU     8192       4 minutes from now'],
    },
  ],
});
