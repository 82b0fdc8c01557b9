import check from '../../../checks/runtime/program-of-other-architecture.ts';
import { testCheck } from '../../helpers/test-check.ts';

const binary = 'bash: /usr/local/bin/ollama: cannot execute binary file: Exec format error';

testCheck(check, {
  found: [
    { name: 'bash', is: 'confirmed', log: [binary], cites: 'https://github.com/datawhalechina/handy-ollama/issues/30' },
    { name: 'an image', is: 'confirmed', log: ['exec /usr/local/bin/python3: exec format error'], cites: 'https://github.com/vllm-project/aibrix/issues/2054' },
    { name: 'a start that is told', is: 'present', facts: { runtimes: [{ kind: 'ollama', startError: binary }] } },
  ],
  clear: [{ name: 'another error at the start', facts: { runtimes: [{ startError: 'ollama: error while loading shared libraries: libstdc++.so.6' }] } }],
  unknown: [
    { name: 'a live machine does not tell', facts: { runtimes: [{ startError: { gap: 'unsupported' } }] } },
    {
      name: 'the siblings: a script without its first line, zsh with a llamafile, and a file that may not be run',
      log: ['exec /entrypoint.sh: exec format error', 'zsh: exec format error: ./mistral-7b.llamafile', 'bash: ./llama-server: Permission denied'],
    },
  ],
});
