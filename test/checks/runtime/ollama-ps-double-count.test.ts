import check from '../../../checks/runtime/ollama-ps-double-count.ts';
import { testCheck } from '../../helpers/test-check.ts';

const model = { runtime: 'ollama', size: 20e9, sizeVram: 10e9 };
const facts = { 'ollama.version': '0.30.5', models: [model], servers: [{ kind: 'llama.cpp', role: 'runner', flags: { entries: {} } }] } as const;

testCheck(check, {
  found: [{ name: 'a split in 0.30.5', is: 'exposed', cites: 'https://github.com/ollama/ollama/commit/046394033', facts }],
  clear: [
    { name: '0.30.11', facts: { ...facts, 'ollama.version': '0.30.11' } },
    { name: 'a model that fits, with its embedding table on the CPU', facts: { ...facts, models: [{ ...model, sizeVram: 17e9 }] } },
    { name: 'most of it on the CPU indeed', facts: { ...facts, models: [{ ...model, sizeVram: 4e9 }] } },
    { name: 'weights that are not mapped', facts: { ...facts, servers: [{ kind: 'llama.cpp', role: 'runner', flags: { entries: { '--no-mmap': '' } } }] } },
    { name: 'all on the GPU', facts: { ...facts, models: [{ ...model, sizeVram: 20e9 }] } },
  ],
  unknown: [{ name: 'the sizes are not known', facts: { ...facts, models: [{ ...model, sizeVram: { gap: 'unsupported' } }] } }],
});
