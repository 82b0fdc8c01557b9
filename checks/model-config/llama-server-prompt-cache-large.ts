import { all, any, defineCheck, holds, llamaServer, not, type Predicate, servers, services } from '#api';

function keeps(server: typeof servers.item): Predicate {
  return all(
    server.kind.is('llama.cpp'),
    // What is embedded or ranked is not kept.
    not(any(...['--embedding', '--embeddings', '--rerank', '--reranking'].map((flag) => server.flags.has(flag)))),
    not(any(server.environment.has('LLAMA_ARG_EMBEDDINGS'), server.environment.has('LLAMA_ARG_RERANKING'))),
    // Nor was what a model that sees is asked, before b8153.
    not(
      all(
        any(
          ...['--mmproj', '--mmproj-url'].map((flag) => server.flags.has(flag)),
          ...['LLAMA_ARG_MMPROJ', 'LLAMA_ARG_MMPROJ_URL'].map((name) => server.environment.has(name)),
        ),
        llamaServer.build.below('8153'),
      ),
    ),
    holds('the prompt cache has no limit below 2 GiB', [server.flags, server.environment], (flags, environment) => {
      const limit = Number(flags['--cache-ram'] ?? environment.LLAMA_ARG_CACHE_RAM ?? 8192);
      return limit < 0 || limit >= 2048;
    }),
  );
}

export default defineCheck({
  id: 'llama-server-prompt-cache-large',
  layer: 'model-config',
  kind: 'exposure',
  title: 'llama-server keeps old prompts in RAM, up to 8 GiB for each process unless told otherwise',
  impact: 'risk',
  symptom: 'RAM of a model that is wholly on the GPU grows by gigabytes with each new conversation, until the process is killed (OOM).',
  blamedOn: 'a memory leak, or the KV cache',
  runtimes: ['llama.cpp', 'ollama'],
  when: any(
    all(
      services.some((unit) => all(unit.serves.is('llama.cpp'), unit.result.is('oom-kill'))),
      servers.some((server) => all(server.role.is('server'), keeps(server))),
    ),
    all(
      services.some((unit) => all(unit.serves.is('ollama'), unit.result.is('oom-kill'))),
      servers.some((server) => all(server.role.is('runner'), keeps(server))),
    ),
  ),
  // It came with b6723, in October 2025.
  unless: llamaServer.build.below('6723'),
  // From 4 GiB on. It is how it works by default: only where memory ran out, it is a cause.
  hints: [
    /\bcache state: \d{1,6} prompts, (?:4[1-9]\d\d|[5-9]\d{3}|\d{5,7})\.\d{1,3} MiB \(limits: /,
    /\bsaving prompt with length \d{1,8}, total state size = \d{4,6}\.\d{1,3} MiB/,
  ],
  remedy: [
    { do: 'Give it less, or nothing; a conversation that comes back after others is then processed anew.', setting: '--cache-ram 1024' },
    {
      do: 'Where another program starts llama-server (Ollama from 0.30 on, routers, pods): the same by a variable of that program.',
      setting: 'LLAMA_ARG_CACHE_RAM=1024',
    },
    {
      do: 'Builds below b9908 (July 2026) let a single prompt of a long context take more than the limit (kills with 2 GiB set are reported): update, or set 0.',
    },
  ],
  verify: 'grep -E "RssAnon|VmRSS" /proc/$(pgrep -n llama-server)/status',
  owner: { component: 'llama.cpp' },
  evidence: [
    {
      url: 'https://github.com/ollama/ollama/issues/18264',
      date: '2026-09-05',
      establishes: 'a model wholly on the GPU: 8.3 GiB of anonymous memory after a day, the cache at 7377 of 8192 MiB',
      strength: 'several-reports',
    },
    {
      url: 'https://github.com/ggml-org/llama.cpp/pull/16391',
      date: '2025-10-09',
      establishes: 'the cache in RAM and its flag',
      strength: 'maintainer-confirmed',
    },
    {
      url: 'https://github.com/ggml-org/llama.cpp/pull/19877',
      date: '2026-02-25',
      establishes: 'the cache serves multimodal models, too; before, a server with a projector kept nothing',
      strength: 'maintainer-confirmed',
    },
    {
      url: 'https://github.com/rwlove/home-ops/pull/13936',
      date: '2026-09-01',
      establishes: 'a pod killed every day and a half; LLAMA_ARG_CACHE_RAM reaches the runners of Ollama',
      strength: 'several-reports',
    },
    {
      url: 'https://github.com/RakuenSoftware/aimee/pull/1385',
      date: '2026-07-16',
      establishes: 'llama-server at 11 GB on a machine of 15 GB, killed daily, until it was given a limit',
      strength: 'several-reports',
    },
    {
      url: 'https://github.com/ggml-org/llama.cpp/pull/25070',
      date: '2026-07-07',
      establishes: 'merged: the limit is kept strictly; before, one entry was always kept and old ones went after the new one was saved',
      strength: 'maintainer-confirmed',
    },
    {
      url: 'https://github.com/ggml-org/llama.cpp/issues/20509',
      date: '2026-04-17',
      establishes: 'killed while it saved a prompt of 3463 MiB, with a limit of 2048',
      strength: 'several-reports',
    },
  ],
});
