import check from '../../../checks/runtime/ollama-installer-needs-zstd.ts';
import { testCheck } from '../../helpers/test-check.ts';

const line = 'ERROR: This version requires zstd for extraction. Please install zstd and try again:';

testCheck(check, {
  found: [
    { name: 'the line in a paste', is: 'confirmed', cites: 'https://github.com/ollama/ollama/issues/17860', log: [line] },
    { name: 'the error at the start', is: 'present', facts: { runtimes: [{ kind: 'llama.cpp', startError: line }] } },
  ],
  clear: [{ name: 'the program starts', facts: { runtimes: [{ kind: 'llama.cpp', startError: null }] } }],
  unknown: [
    { name: 'Ollama is not asked for it', facts: { runtimes: [{ kind: 'ollama', startError: { gap: 'unsupported' } }] } },
    { name: 'the sibling: a damaged download', log: ['zstd: /*stdin*\\: unsupported format'] },
  ],
});
