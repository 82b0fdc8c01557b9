import { all, defineCheck, holds, servers } from '#api';

export default defineCheck({
  id: 'llama-server-context-below-prompts',
  layer: 'model-config',
  kind: 'exposure',
  title: 'llama-server’s context is smaller than the prompts, which it refuses and never cuts',
  impact: 'blocked',
  symptom: 'A client, most often a coding agent or after some turns of a chat, gets error 400: “request exceeds the available context size”.',
  blamedOn: 'the client, the model, or a crash',
  runtimes: ['llama.cpp'],
  when: servers.some((server) =>
    all(
      server.kind.is('llama.cpp'),
      server.role.is('server'),
      // Tools and instructions of an agent alone are more.
      holds('--ctx-size is at most 1024', [server.flags], (flags) => {
        const context = Number(flags['--ctx-size']);
        return context > 0 && context <= 1024;
      }),
    ),
  ),
  proves: [
    /\brequest (?:\(\d{1,8} tokens\) )?exceeds the available context size\b/,
    /"type": ?"exceed_context_size_error"/,
    /\bRequested tokens \(\d{1,8}\) exceed context window of \d{1,8}\b/,
  ],
  hints: [/\bContext size has been exceeded\b/],
  remedy: [
    { do: 'Give the server a larger context, as far as memory goes; 0 takes what the model was trained for.', setting: '--ctx-size 32768' },
    { do: 'If --parallel is set, multiply by the number of slots: they share the context.' },
    { do: 'A quantized cache halves what it takes.', setting: '--cache-type-k q8_0 --cache-type-v q8_0' },
    { do: 'Or let the client send less: fewer tools, older turns left out. --context-shift helps answers that grow too long, not prompts.' },
  ],
  verify: 'curl -s http://127.0.0.1:8080/props   # default_generation_settings.n_ctx is the context of one slot',
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
