import check from '../../../checks/model-config/ollama-model-exceeds-free-ram.ts';
import { testCheck } from '../../helpers/test-check.ts';

const line = 'Error: model requires more system memory (164.8 GiB) than is available (13.4 GiB)';

testCheck(check, {
  found: [
    { name: 'the line in a paste', is: 'confirmed', cites: 'https://github.com/ollama/ollama/issues/10920', log: [line] },
    { name: 'the last release that says it', is: 'confirmed', facts: { 'ollama.version': '0.24.0' }, log: [line] },
    { name: 'the error at the start', is: 'present', facts: { 'ollama.version': '0.24.0', runtimes: [{ kind: 'ollama', startError: line }] } },
  ],
  clear: [
    { name: 'the program starts', facts: { runtimes: [{ kind: 'ollama', startError: null }] } },
    { name: 'a release that cannot say it any more', facts: { 'ollama.version': '0.31.0' }, log: [line] },
    { name: 'the first of them', facts: { 'ollama.version': '0.30.0', runtimes: [{ kind: 'ollama', startError: line }] } },
  ],
  unknown: [
    { name: 'Ollama is not asked for it', facts: { runtimes: [{ kind: 'ollama', startError: { gap: 'unsupported' } }] } },
    { name: 'Ollama unloads another model', log: ['msg="model requires more gpu memory than is currently available, evicting a model to make space"'] },
  ],
});
