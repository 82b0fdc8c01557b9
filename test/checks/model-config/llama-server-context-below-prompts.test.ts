import check from '../../../checks/model-config/llama-server-context-below-prompts.ts';
import { testCheck } from '../../helpers/test-check.ts';

const server = (context: string) => ({ kind: 'llama.cpp', role: 'server', flags: { entries: { '--ctx-size': context } } });

testCheck(check, {
  found: [
    { name: 'a small context', is: 'exposed', facts: { servers: [server('512')] } },
    {
      name: 'with both numbers',
      is: 'confirmed',
      cites: 'https://github.com/ggml-org/llama.cpp/issues/19774',
      log: [
        '{"error":{"code":400,"message":"request (4390 tokens) exceeds the available context size (4096 tokens), try increasing it","n_prompt_tokens":4390}}',
      ],
    },
    {
      name: 'before they were told',
      is: 'confirmed',
      cites: 'https://github.com/containers/ramalama/issues/1914',
      log: [
        'srv    send_error: task id = 2017, error: the request exceeds the available context size. try increasing the context size or enable context shift',
      ],
    },
    {
      name: 'llama-cpp-python',
      is: 'confirmed',
      log: ['ValueError: Requested tokens (2285) exceed context window of 2048'],
    },
  ],
  clear: [
    { name: 'a large one', facts: { servers: [server('32768')] } },
    { name: 'what the model was trained for', facts: { servers: [server('0')] } },
  ],
  unknown: [
    { name: 'its command line could not be read', facts: { servers: [{ kind: 'llama.cpp', role: 'server', flags: { gap: 'denied' } }] } },
    {
      name: 'the sibling: a context that the model was not trained for',
      log: ['llama_context: n_ctx_seq (4096) < n_ctx_train (131072) -- the full capacity of the model will not be utilized'],
    },
  ],
});
