import check from '../../../checks/model-config/model-file-before-gguf.ts';
import { testCheck } from '../../helpers/test-check.ts';

const line = 'gguf_init_from_file: invalid magic characters tjgg\u0003.';

testCheck(check, {
  found: [
    { name: 'characters in a paste', is: 'confirmed', log: [line], cites: 'https://github.com/ggml-org/llama.cpp/issues/3905' },
    {
      name: 'a number in a paste',
      is: 'confirmed',
      log: ['gguf_init_from_file: invalid magic number 67676a74'],
      cites: 'https://github.com/continuedev/ggml-server-example/issues/4',
    },
    { name: 'the error at the start', is: 'present', facts: { runtimes: [{ kind: 'llama.cpp', startError: line }] } },
  ],
  clear: [{ name: 'the program starts', facts: { runtimes: [{ kind: 'llama.cpp', startError: null }] } }],
  unknown: [
    { name: 'Ollama is not asked for it', facts: { runtimes: [{ kind: 'ollama', startError: { gap: 'unsupported' } }] } },
    { name: 'a git-lfs pointer', log: ["gguf_init_from_file: invalid magic characters 'vers'"] },
    { name: 'a healthy load', log: ['llama_model_loader: loaded meta data with 36 key-value pairs and 197 tensors from m.gguf (version GGUF V3 (latest))'] },
  ],
});
