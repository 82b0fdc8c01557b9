import check from '../../../checks/model-config/llama-server-context-below-prompts.ts';
import { testCheck } from '../../helpers/test-check.ts';

const failed = (startError: string | { readonly gap: 'denied' }) => ({ runtimes: [{ kind: 'llama.cpp', startError }] });

testCheck(check, {
  found: [
    {
      name: 'as the last error of a run',
      is: 'present',
      facts: failed('request (4390 tokens) exceeds the available context size (4096 tokens), try increasing it'),
    },
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
  clear: [{ name: 'another error', facts: failed('the model is loading') }],
  unknown: [
    { name: 'its log could not be read', facts: failed({ gap: 'denied' }) },
    {
      name: 'a server for embeddings, which needs no more',
      facts: { servers: [{ kind: 'llama.cpp', role: 'server', flags: { entries: { '--ctx-size': '512' } } }] },
    },
    {
      name: 'a fault of llama-cpp-python 0.1.69',
      log: ['ValueError: Requested tokens (85) exceed context window of 2048'],
    },
    {
      name: 'the sibling: a context that the model was not trained for',
      log: ['llama_context: n_ctx_seq (4096) < n_ctx_train (131072) -- the full capacity of the model will not be utilized'],
    },
  ],
});
