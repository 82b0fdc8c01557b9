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
    { name: 'the error at the start', is: 'present', facts: { runtimes: [{ kind: 'ollama', startError: line }] } },
    {
      name: 'a model that is there, in the server’s words',
      is: 'suspected',
      cites: 'https://github.com/ollama/ollama/issues/12693',
      facts: { runtimes: [{ kind: 'ollama', startError: { gap: 'not-in-text' } }] },
      log: ['Error: unable to load model: /usr/share/ollama/.ollama/models/blobs/sha256-9811e90b0eecf2b194aafad5bb386279f338a45412a9e6f86b718cca6626c495'],
    },
    {
      name: 'llama.cpp’s words in Ollama 0.1.30',
      is: 'confirmed',
      log: ["Error: exception error loading model architecture: unknown model architecture: 'gemma2'"],
    },
    {
      name: 'since 0.30',
      is: 'confirmed',
      log: [
        "Error: 500 Internal Server Error: llama-server process has terminated: exit status 1: error loading model: unknown model architecture: 'nemotron9'",
      ],
    },
    {
      name: 'read from the server’s log',
      is: 'present',
      facts: { runtimes: [{ kind: 'ollama', startError: "unknown model architecture: 'nemotron_h_omni'" }] },
    },
  ],
  clear: [
    { name: 'llama.cpp itself', facts: { runtimes: [{ kind: 'llama.cpp', startError: "unknown model architecture: 'gemma3n'" }] } },
    { name: 'the program starts', facts: { runtimes: [{ kind: 'ollama', startError: null }] } },
  ],
  unknown: [
    {
      name: 'a badly made file, without an architecture',
      log: ["Error: exception error loading model architecture: unknown model architecture: ''"],
    },
    { name: 'Ollama is not asked for it', facts: { runtimes: [{ kind: 'ollama', startError: { gap: 'unsupported' } }] } },
    {
      name: 'the sibling: the runner panics where memory ran out, too',
      facts: { runtimes: [{ kind: 'ollama', startError: { gap: 'not-in-text' } }] },
      log: [
        'Error: llama runner process has terminated: cudaMalloc failed: out of memory: this model may be incompatible with your version of Ollama. If you previously pulled this model',
        'panic: unable to load model: /root/.ollama/models/blobs/sha256-aabd4debf0c8f08881923f2c25fc0fdeed24435271c2b3e92c4af36704040dbc',
      ],
    },
    {
      name: 'the sibling: a file of Ollama’s own engine, which newer releases do not load either',
      log: ["Error: llama-server process has terminated: exit status 1: error loading model: unknown model architecture: 'mllama'"],
    },
    { name: 'the sibling: no such model', log: ['Error: pull model manifest: file does not exist'] },
  ],
});
