import { defineCheck, runtimes } from '#api';

export default defineCheck({
  id: 'llama-server-context-below-prompts',
  layer: 'model-config',
  kind: 'fault',
  title: 'llama.cpp’s context is smaller than the prompt, so the request is refused',
  impact: 'blocked',
  symptom: 'A client, most often a coding agent or after some turns of a chat, gets error 400: “request exceeds the available context size”.',
  blamedOn: 'the client, the model, or a crash',
  runtimes: ['llama.cpp'],
  // What prompts a server will get is not known: one for embeddings is well served with 512 tokens. Only the refusal tells.
  when: runtimes.some((runtime) => runtime.startError.has(/exceeds? the available context size|exceed context window of \d/)),
  proves: [
    /\b(?:request \(\d{1,8} tokens\)|the request) exceeds the available context size\b/,
    /"type": ?"exceed_context_size_error" ?[,}]/,
    // Not one release of llama-cpp-python (0.1.69), which said it of 85 tokens in 2048.
    /\bRequested tokens \((?:\d{3,8}\) exceed context window of \d{3}|\d{4,8}\) exceed context window of \d{4}|\d{5,8}\) exceed context window of \d{5,6})\b/,
  ],
  hints: [/\bContext size has been exceeded\b/],
  // Shares of the slots are one way to it, and stand among the remedies.
  explains: ['llama-server-context-divided'],
  remedy: [
    { do: 'Give the server a larger context, as far as memory goes; 0 takes what the model was trained for.', setting: '--ctx-size 32768' },
    { do: 'If --parallel is set, the slots share the context: multiply by their number, or pass --kv-unified or -np 1.' },
    {
      do: 'Where another program starts the server (Ollama, LM Studio, Jan, LocalAI), its settings for the model have the context. llama-cpp-python calls it n_ctx, 512 by default.',
    },
    { do: 'A quantized cache halves what it takes; it needs flash attention.', setting: '--cache-type-k q8_0 --cache-type-v q8_0' },
    { do: 'Or let the client send less: fewer tools, older turns left out. --context-shift helps answers that grow too long, not prompts.' },
  ],
  verify: 'curl -s http://127.0.0.1:8080/props   # newer builds listen on 9931 by default; default_generation_settings.n_ctx is the context of one slot',
  owner: { component: 'local-configuration' },
  evidence: [
    {
      url: 'https://github.com/ggml-org/llama.cpp/pull/15780',
      date: '2025-09-03',
      establishes: 'merged: the error has a type of its own and tells both numbers',
      strength: 'maintainer-confirmed',
    },
    {
      url: 'https://github.com/ggml-org/llama.cpp/issues/17284',
      date: '2025-11-15',
      establishes: 'long chats end in error 400, also with --context-shift',
      strength: 'several-reports',
    },
    {
      url: 'https://github.com/containers/ramalama/issues/1914',
      date: '2025-09-09',
      establishes: 'a slot of 2048 tokens and a prompt of 2059, taken for a crash',
      strength: 'several-reports',
    },
    {
      url: 'https://github.com/abetlen/llama-cpp-python/issues/416',
      date: '2023-06-22',
      establishes: 'the words of llama-cpp-python, whose default is 512',
      strength: 'several-reports',
    },
  ],
});
