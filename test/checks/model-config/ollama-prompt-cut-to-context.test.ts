import check from '../../../checks/model-config/ollama-prompt-cut-to-context.ts';
import { testCheck } from '../../helpers/test-check.ts';

const facts = { runtimes: [{ kind: 'ollama', startError: { gap: 'not-in-text' } }] } as const;

testCheck(check, {
  found: [
    {
      name: 'the runner of 0.5',
      is: 'suspected',
      cites: 'https://github.com/RooCodeInc/Roo-Code/issues/1372',
      facts,
      log: ['time=2025-03-04T02:30:04.818-07:00 level=WARN source=runner.go:129 msg="truncating input prompt" limit=2048 prompt=16101 keep=4 new=2048'],
    },
    {
      name: 'the server of 0.2',
      is: 'suspected',
      facts,
      log: ['INFO [update_slots] input truncated | n_ctx=2048 n_erase=1090 n_keep=4 n_left=2044 n_shift=1022 tid="130623106379776"'],
    },
    {
      name: 'a model that cannot shift its context',
      is: 'suspected',
      facts,
      log: ['Error: 400 Bad Request: the prompt is longer than the context length currently available to the model; shorten the prompt, adjust'],
    },
  ],
  clear: [
    {
      name: 'llama.cpp alone',
      facts: { runtimes: [{ kind: 'llama.cpp', startError: null }] },
      log: ['msg="truncating input prompt" limit=2048 prompt=16101 keep=4 new=2048'],
    },
  ],
  unknown: [
    { name: 'nothing was cut', facts, log: ['msg="context limit hit - shifting" id=0 limit=4096'] },
    {
      name: 'the sibling: a history that is longer than the context, as in every long chat',
      facts,
      log: ['msg="truncating input messages which exceed context length" truncated=2'],
    },
  ],
});
