import check from '../../../checks/model-config/model-newer-than-llamacpp.ts';
import { testCheck } from '../../helpers/test-check.ts';

const line = "llama_model_load: error loading model: error loading model architecture: unknown model architecture: 'qwen35moe'";

testCheck(check, {
  found: [
    { name: 'the line in a paste', is: 'confirmed', cites: 'https://github.com/iacopPBK/llama.cpp-gfx906/issues/18', log: [line] },
    { name: 'the error at the start', is: 'present', facts: { runtimes: [{ kind: 'llama.cpp', startError: line }] } },
  ],
  clear: [{ name: 'the program starts', facts: { runtimes: [{ kind: 'llama.cpp', startError: null }] } }],
  unknown: [
    { name: 'Ollama is not asked for it', facts: { runtimes: [{ kind: 'ollama', startError: { gap: 'unsupported' } }] } },
    { name: 'a model that draws', log: ["llama_model_load: error loading model: error loading model architecture: unknown model architecture: 'flux'"] },
    {
      name: 'a vision projector given as the model',
      log: ["llama_model_load: error loading model: error loading model architecture: unknown model architecture: 'clip'"],
    },
  ],
});
