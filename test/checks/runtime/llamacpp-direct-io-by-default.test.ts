import check from '../../../checks/runtime/llamacpp-direct-io-by-default.ts';
import { testCheck } from '../../helpers/test-check.ts';

const program = { kind: 'llama.cpp', build: '7700', backends: ['vulkan'] };
const facts = { gpus: [{ vendor: 'amd' }], runtimes: [program], servers: [] } as const;

testCheck(check, {
  found: [
    {
      name: 'the error at loading',
      is: 'suspected',
      cites: 'https://github.com/ggml-org/llama.cpp/issues/18962',
      facts,
      log: ['llama_model_load: error loading model: read error: Bad address'],
    },
    {
      name: 'b7574 without mmap',
      is: 'suspected',
      cites: 'https://github.com/ggml-org/llama.cpp/issues/18473',
      facts: { gpus: facts.gpus, runtimes: [{ ...program, build: '7574' }], servers: [{ kind: 'llama.cpp', flags: { entries: { '--no-mmap': '' } } }] },
      log: ['llama_model_load: error loading model: read error: Bad address'],
    },
    { name: 'direct I/O that works', is: 'exposed', facts, log: ['llama_model_loader: direct I/O is enabled, disabling mmap'] },
    {
      name: 'a file that is cut off',
      is: 'exposed',
      facts,
      log: ['llama_model_load: error loading model: tensor data is not within the file bounds', 'load_tensors: (mmap = true)'],
    },
  ],
  clear: [
    {
      name: 'it is turned off',
      facts: { ...facts, servers: [{ kind: 'llama.cpp', flags: { entries: { '--no-direct-io': '' } } }] },
      log: ['llama_model_load: error loading model: read error: Bad address'],
    },
    { name: 'mmap by name', facts: { ...facts, servers: [{ kind: 'llama.cpp', flags: { entries: { '--mmap': '' } } }] } },
    { name: 'b7667', facts: { ...facts, runtimes: [{ ...program, build: '7667' }], servers: [{ kind: 'llama.cpp', flags: { entries: {} } }] } },
    { name: 'b8391', facts: { ...facts, runtimes: [{ ...program, build: '8391' }] } },
    { name: 'NVIDIA', facts: { ...facts, gpus: [{ vendor: 'nvidia' }] } },
  ],
  unknown: [
    {
      name: 'the build is not told',
      facts: { ...facts, runtimes: [{ ...program, build: { gap: 'not-in-text' } }] },
      log: ['llama_model_load: error loading model: read error: Bad address'],
    },
    { name: 'shortly after', facts: { ...facts, runtimes: [{ ...program, build: '7850' }] } },
  ],
});
