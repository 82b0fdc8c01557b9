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
      log: ['llama_model_load: error loading model: vk::Queue::submit: ErrorDeviceLost'],
    },
    { name: 'a read that fails', is: 'suspected', facts, log: ['llama_model_load: error loading model: read error: Bad address'] },
    { name: 'the last build with the default', is: 'exposed', facts: { ...facts, runtimes: [{ ...program, build: '7852' }] } },
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
    {
      name: 'b7853, where it is off again',
      facts: { ...facts, runtimes: [{ ...program, build: '7853' }] },
      log: ['llama_model_load: error loading model: vk::Queue::submit: ErrorDeviceLost'],
    },
    {
      name: 'b7464 without mmap, which knows no direct I/O',
      facts: { ...facts, runtimes: [{ ...program, build: '7464' }], servers: [{ kind: 'llama.cpp', flags: { entries: { '--no-mmap': '' } } }] },
    },
    { name: 'NVIDIA', facts: { ...facts, gpus: [{ vendor: 'nvidia' }] } },
  ],
  unknown: [
    {
      name: 'the build is not told',
      facts: { ...facts, runtimes: [{ ...program, build: { gap: 'not-in-text' } }] },
      log: ['llama_model_load: error loading model: read error: Bad address'],
    },
    { name: 'a device that is lost, and no build', log: ['llama_model_load: error loading model: vk::Queue::submit: ErrorDeviceLost'] },
  ],
});
