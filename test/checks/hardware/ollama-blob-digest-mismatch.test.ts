import check from '../../../checks/hardware/ollama-blob-digest-mismatch.ts';
import { testCheck } from '../../helpers/test-check.ts';

const line =
  'Error: digest mismatch, file must be downloaded again: want sha256:6a0746a1ec1aef3e7ec53868f220ff6e389f6f8ef87a01d77c96807de94ca2aa, got sha256:ebe8';

testCheck(check, {
  found: [
    { name: 'the line in a paste', is: 'confirmed', cites: 'https://github.com/ollama/ollama/issues/941', log: [line] },
    { name: 'the error at the start', is: 'present', facts: { runtimes: [{ kind: 'llama.cpp', startError: line }] } },
  ],
  clear: [{ name: 'the program starts', facts: { runtimes: [{ kind: 'llama.cpp', startError: null }] } }],
  unknown: [
    { name: 'a guide', log: ['Error: digest mismatch, file must be downloaded again'] },
    { name: 'Ollama is not asked for it', facts: { runtimes: [{ kind: 'ollama', startError: { gap: 'unsupported' } }] } },
    {
      name: 'the sibling: a proxy that stops the download',
      log: ['Error: pull model manifest: Get "https://registry.ollama.ai/v2/": x509: certificate signed by unknown authority'],
    },
  ],
});
