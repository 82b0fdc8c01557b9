import check from '../../../checks/model-config/model-split-part-missing.ts';
import { testCheck } from '../../helpers/test-check.ts';

const line = 'llama_model_load: error loading model: llama_model_loader: failed to load GGUF split from Kimi-K2-Q2_K_S-00002-of-00013.gguf';

testCheck(check, {
  found: [
    { name: 'a part is not there', is: 'confirmed', log: [line], cites: 'https://github.com/ggml-org/llama.cpp/issues/15164' },
    {
      // github.com/ollama/ollama/blob/v0.32.15/server/create.go
      name: 'at ollama create',
      is: 'confirmed',
      log: ['Error: split GGUF "/models/Kimi-K2-Q2_K_S-00001-of-00013.gguf" is missing shard 2'],
    },
    { name: 'joined with cat', is: 'confirmed', log: ['llama_model_load: error loading model: invalid split file: llama.gguf'] },
    { name: 'not the first', is: 'confirmed', log: ['error loading model: illegal split file: 2, model must be loaded with the first split'] },
    {
      // github.com/ollama/ollama/blob/v0.24.0/llama/llama.cpp/src/llama-model-loader.cpp
      name: 'not the first, in newer builds',
      is: 'confirmed',
      log: [
        'llama_model_load: error loading model: illegal split file idx: 1 (file: /models/Kimi K2-00002-of-00013.gguf), model must be loaded with the first split',
      ],
    },
    {
      name: 'renamed, in newer builds',
      is: 'confirmed',
      log: ['llama_model_load: error loading model: invalid split file idx: 2 (file: Kimi-K2-00002-of-00013.gguf), expected 1'],
    },
    { name: 'the error at the start', is: 'present', facts: { runtimes: [{ kind: 'llama.cpp', startError: line }] } },
  ],
  clear: [{ name: 'the program starts', facts: { runtimes: [{ kind: 'llama.cpp', startError: null }] } }],
  unknown: [
    { name: 'Ollama is not asked for it', facts: { runtimes: [{ kind: 'ollama', startError: { gap: 'unsupported' } }] } },
    { name: 'another program’s split files', log: ['ValueError: Invalid split file train.json: expected train and test'] },
    { name: 'a healthy load', log: ['llama_model_loader: additional 2 GGUFs metadata loaded.'] },
    { name: 'a file that is not there', log: ["gguf_init_from_file: failed to open GGUF file 'mistral.gguf' (errno No such file or directory)"] },
  ],
});
