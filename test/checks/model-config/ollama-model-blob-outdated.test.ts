import check from '../../../checks/model-config/ollama-model-blob-outdated.ts';
import { testCheck } from '../../helpers/test-check.ts';

testCheck(check, {
  found: [
    {
      name: 'a vision model of before',
      is: 'confirmed',
      cites: 'https://github.com/ollama/ollama/blob/v0.32.15/server/routes.go',
      log: [
        "Error: 500 Internal Server Error: 'llama3.2-vision' is no longer compatible with your version of Ollama and has been replaced by a newer version. To re-download, run 'ollama pull llama3.2-vision'",
      ],
    },
    {
      name: 'a release that has no code for it',
      is: 'confirmed',
      cites: 'https://github.com/ollama/ollama/issues/16490',
      log: ["llama-server process has terminated: exit status 1: error loading model: unknown model architecture: 'mllama'"],
    },
  ],
  clear: [{ name: 'Ollama starts', facts: { runtimes: [{ kind: 'ollama', startError: null }] } }],
  unknown: [
    { name: 'another family', log: ["llama-server process has terminated: exit status 1: error loading model: unknown model architecture: 'qwen35'"] },
    { name: 'llama.cpp alone, which never knew it', log: ["llama_model_load: error loading model: unknown model architecture: 'mllama'"] },
    {
      name: 'the sibling: the release is too old',
      log: ['this model may be incompatible with your version of Ollama. If you previously pulled this model, try updating it'],
    },
  ],
});
