import check from '../../../checks/runtime/ollama-older-than-model.ts';
import { testCheck } from '../../helpers/test-check.ts';

const line = 'Error: pull model manifest: 412: The model you are attempting to pull requires a newer version of Ollama.';

testCheck(check, {
  found: [
    {
      name: 'a model that is there already',
      is: 'confirmed',
      log: ['Error: llama runner process has terminated: this model is not supported by your version of Ollama. You may need to upgrade'],
    },
    { name: 'the line in a paste', is: 'confirmed', cites: 'https://github.com/ollama/ollama/issues/14199', log: [line] },
    { name: 'the error at the start', is: 'present', facts: { runtimes: [{ kind: 'llama.cpp', startError: line }] } },
  ],
  clear: [{ name: 'the program starts', facts: { runtimes: [{ kind: 'llama.cpp', startError: null }] } }],
  unknown: [
    { name: 'Ollama is not asked for it', facts: { runtimes: [{ kind: 'ollama', startError: { gap: 'unsupported' } }] } },
    { name: 'the sibling: no such model', log: ['Error: pull model manifest: file does not exist'] },
  ],
});
