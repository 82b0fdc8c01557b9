import { all, any, defineCheck, holds, models, servers } from '#api';

export default defineCheck({
  id: 'llama-server-context-above-trained',
  layer: 'model-config',
  kind: 'fault',
  title: 'llama-server caps --ctx-size at the length that the model was trained for',
  impact: 'risk',
  symptom: 'Long prompts are refused although --ctx-size is large enough for them; memory may be taken for a context that no request can use.',
  blamedOn: 'the client, or a --ctx-size that does not work',
  runtimes: ['llama.cpp'],
  when: models.some((model) =>
    all(
      model.runtime.is('llama.cpp'),
      // What is asked is rounded up to a multiple of 256, also the trained length itself.
      // RoPE scaling and --override-kv lift the cap on builds that allow it: then what was asked for is in force.
      holds(
        'a slot was asked for more than the trained length, and has no more than that',
        [model.contextRequested, model.contextTrained, model.context],
        (asked, trained, now) => asked >= trained + 256 && now <= trained,
      ),
    ),
  ),
  // Then it is the pool of all slots, each of which may use the trained length.
  unless: servers.some((server) =>
    all(
      server.kind.is('llama.cpp'),
      any(server.flags.has('--kv-unified'), server.environment.has('LLAMA_ARG_KV_UNIFIED'), server.flags.has('--kv-unified-per-slot')),
      holds('several slots were asked for, which share the pool', [server.flags], (flags) => Number(flags['--parallel']) > 1),
    ),
  ),
  // A trained length that is no multiple of 256 gives these lines without any request.
  hints: [/slot context \(\d+\) exceeds the training context of the model \(\d+\) - capping/],
  remedy: [
    {
      do: 'Ask for the trained length at most: the memory of the rest of the KV cache is then free for layers. Without --parallel the rest is of use only to several requests at a time: the server then has four slots that share one pool.',
    },
    {
      do: 'A model that is made for it can be extended: --rope-scaling yarn and --rope-scale with the factor that its page names. Builds from before the end of August 2026 cap that as well: update, or try --override-kv <architecture>.context_length=int:<new length>.',
    },
  ],
  verify: 'curl -s http://127.0.0.1:8080/props   # newer builds listen on 9931 by default; default_generation_settings.n_ctx is the context of one slot',
  owner: { component: 'llama.cpp' },
  evidence: [
    {
      url: 'https://github.com/ggml-org/llama.cpp/issues/17459',
      date: '2025-11-24',
      establishes: 'the cap and its line in the log, against -c 16384 on a model trained to 4096',
      strength: 'several-reports',
    },
    {
      url: 'https://github.com/ggml-org/llama.cpp/issues/22140',
      date: '2026-04-20',
      establishes: 'the same in b8850; RoPE scaling was capped too',
      strength: 'several-reports',
    },
    {
      url: 'https://github.com/ggml-org/llama.cpp/pull/28030',
      date: '2026-08-30',
      establishes: 'the mend: YaRN flags raise the trained length that caps; before it --override-kv was the way round',
      strength: 'maintainer-confirmed',
    },
    {
      url: 'https://github.com/meta-models/meta-oss-cookbook/issues/37',
      date: '2026-09-03',
      establishes: 'b10754 still caps -c alone; YaRN flags lift it',
      strength: 'several-reports',
    },
  ],
});
