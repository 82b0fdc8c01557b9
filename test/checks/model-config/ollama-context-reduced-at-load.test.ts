import check from '../../../checks/model-config/ollama-context-reduced-at-load.ts';
import { testCheck } from '../../helpers/test-check.ts';

const facts = { runtimes: [{ kind: 'ollama', startError: { gap: 'not-in-text' } }] } as const;

testCheck(check, {
  found: [
    {
      name: 'the warning of 0.32',
      is: 'suspected',
      cites: 'https://github.com/ollama/ollama/blob/v0.32.15/server/sched.go',
      facts,
      log: [
        'level=WARN source=sched.go:652 msg="llama-server load failed; reducing automatic context and retrying once" model=/x old_num_ctx=32768 new_num_ctx=16384',
      ],
    },
  ],
  clear: [{ name: 'llama.cpp alone', facts: { runtimes: [{ kind: 'llama.cpp', startError: null }] } }],
  unknown: [
    { name: 'the context is the default', facts },
    {
      name: 'the sibling: other models made room',
      facts,
      log: ['level=WARN msg="llama-server load failed; evicting all other models and retrying once" model=/x'],
    },
  ],
});
