import check from '../../../checks/service/ollama-load-timed-out.ts';
import { testCheck } from '../../helpers/test-check.ts';

const line = 'Error: timed out waiting for llama runner to start - progress 0.37 - ';

testCheck(check, {
  found: [
    { name: 'a part was read', is: 'suspected', facts: { runtimes: [{ kind: 'ollama', startError: line }] }, log: [line] },
    {
      name: 'nothing was read yet, from a network share',
      is: 'present',
      facts: { 'told.slowStorage': true, runtimes: [{ kind: 'ollama', startError: line.replace('0.37', '0.00') }] },
      cites: 'https://github.com/ollama/ollama/issues/9209',
    },
  ],
  clear: [{ name: 'the program starts', facts: { 'told.slowStorage': null, runtimes: [{ kind: 'llama.cpp', startError: null }] } }],
  unknown: [
    { name: 'Ollama is not asked for it', facts: { runtimes: [{ kind: 'ollama', startError: { gap: 'unsupported' } }] } },
    { name: 'the siblings: nothing or all was read, and the GPU hangs', log: [line.replace('0.37', '0.00'), line.replace('0.37', '1.00')] },
    { name: 'a later release, where nothing moved', log: ['Error: timed out waiting for llama-server to start - '] },
    {
      name: 'the sibling: memory that is given back late',
      log: ['level=WARN source=sched.go:646 msg="gpu VRAM usage didn\'t recover within timeout" seconds=6.6'],
    },
  ],
});
