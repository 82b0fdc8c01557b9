import { all, any, defineCheck, holds, not, servers } from '#api';

export default defineCheck({
  id: 'llama-server-context-divided',
  layer: 'model-config',
  kind: 'exposure',
  title: 'llama-server divides --ctx-size by --parallel, so each request gets a part of it',
  impact: 'risk',
  symptom: 'Long prompts are refused or cut although --ctx-size is large enough for them.',
  blamedOn: 'the client, or the model',
  runtimes: ['llama.cpp'],
  when: servers.some((server) =>
    all(
      server.kind.is('llama.cpp'),
      server.role.is('server'),
      not(server.flags.has('--kv-unified')),
      not(server.environment.has('LLAMA_ARG_KV_UNIFIED')),
      // Who sets the length of a slot himself, in builds since the end of July 2026, knows it.
      not(server.flags.has('--kv-unified-per-slot')),
      not(server.environment.has('LLAMA_ARG_KV_UNIFIED_PER_SLOT')),
      // Texts that are to be embedded or ranked are short.
      not(any(...['--embedding', '--embeddings', '--rerank', '--reranking'].map((flag) => server.flags.has(flag)))),
      not(any(server.environment.has('LLAMA_ARG_EMBEDDINGS'), server.environment.has('LLAMA_ARG_RERANKING'))),
      // Below 8192 a slot is too small for what people send; larger shares are often meant so, and who sets more than four slots knows of them.
      holds('--ctx-size shared by --parallel leaves less than 8192 tokens a slot', [server.flags], (flags) => {
        const [context, slots] = [Number(flags['--ctx-size']), Number(flags['--parallel'])];
        return context >= 8192 && slots > 1 && slots <= 4 && context / slots < 8192;
      }),
    ),
  ),
  // “Context size has been exceeded” is said of a pool that is shared, too.
  hints: [/exceeds the available context size \(\d+ tokens\)/],
  remedy: [
    { do: 'Multiply --ctx-size by the number of slots (more KV cache is then taken), or pass --kv-unified so that the slots share one pool, or -np 1.' },
  ],
  verify: 'curl -s http://127.0.0.1:8080/props   # newer builds listen on 9931 by default; default_generation_settings.n_ctx is the context of one slot',
  owner: { component: 'llama.cpp' },
  evidence: [
    {
      url: 'https://github.com/ggml-org/llama.cpp/pull/17767',
      date: '2025-12-04',
      establishes: 'proposed for the manual: --ctx-size is the total, and each slot gets its part; a common confusion',
      strength: 'several-reports',
    },
    {
      url: 'https://github.com/ggml-org/llama.cpp/pull/24124',
      date: '2026-07-24',
      establishes: 'merged: --kv-unified-per-slot limits each slot of a shared pool',
      strength: 'maintainer-confirmed',
    },
    {
      url: 'https://github.com/janhq/jan/pull/8534',
      date: '2026-07-27',
      establishes: 'the rule: divided unless the cache is unified, which only an automatic --parallel switches on; an explicit one halved the context',
      strength: 'several-reports',
    },
  ],
});
