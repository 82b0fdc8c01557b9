import { all, any, defineCheck, gpus, not, type Predicate, runtimes, servers } from '#api';

/** One that was started as such: what Ollama starts is of another build, and embedding models are small. */
function own(server: typeof servers.item): Predicate {
  return all(
    server.kind.is('llama.cpp'),
    server.role.is('server'),
    not(any(...['--embedding', '--embeddings', '--rerank', '--reranking'].map((flag) => server.flags.has(flag)))),
  );
}

export default defineCheck({
  id: 'gb10-mmap-load-slow',
  layer: 'kernel',
  kind: 'exposure',
  title: 'On GB10 (DGX Spark) models that are memory-mapped load many times slower',
  impact: 'degraded',
  symptom: 'Loading a large model takes minutes; with memory mapping off it takes seconds.',
  blamedOn: 'the SSD, the model’s format',
  runtimes: ['llama.cpp'],
  // A new kernel made the other way of loading fast and left this one slow, so no kernel version bounds it.
  when: all(
    gpus.some((gpu) => gpu.name.has(/\b(?:GB10|DGX Spark)\b/)),
    // How it loads is only known of a server that runs.
    any(
      servers.some((server) =>
        all(
          own(server),
          any(
            server.flags.value('--load-mode', /^mmap/),
            server.flags.has('--mmap'),
            server.environment.value('LLAMA_ARG_LOAD_MODE', /^mmap/),
            server.environment.value('LLAMA_ARG_MMAP', /^(?:1|true|on|enabled)$/i),
          ),
        ),
      ),
      // Since the end of July 2026 llama.cpp does not map on integrated GPUs unless it is told to; b10000 is older for certain.
      all(
        runtimes.some((runtime) => all(runtime.kind.is('llama.cpp'), runtime.build.below('10000'))),
        servers.some((server) =>
          all(
            own(server),
            not(
              any(
                server.flags.has('--no-mmap'),
                // From June 2026 on, of the way that is named; mmap is asked for above.
                server.flags.has('--load-mode'),
                server.environment.has('LLAMA_ARG_LOAD_MODE'),
                server.flags.has('--direct-io'),
                server.environment.value('LLAMA_ARG_MMAP', /^(?:0|false|off|disabled)$/i),
                server.environment.has('LLAMA_ARG_NO_MMAP'),
              ),
            ),
          ),
        ),
      ),
    ),
  ),
  remedy: [
    {
      do: 'Update llama.cpp: from August 2026 on it does not map models on integrated GPUs by itself. Or turn memory mapping off: --load-mode none for llama.cpp (--no-mmap for builds before b10875), “Try mmap()” in LM Studio. The model must then fit into memory as a whole. Builds from the end of August to the first days of September 2026 map large embedding tables of some models in spite of it; --lazy-mode off ends that.',
      setting: '--load-mode none',
    },
  ],
  verify: 'Load the model once with and once without it, right after its pages were dropped from the cache.',
  owner: { component: 'linux' },
  evidence: [
    {
      url: 'https://github.com/lmstudio-ai/lms/issues/366',
      date: '2025-11-19',
      establishes: 'measured on 6.11.0-1016-nvidia and on 6.17.1: the newer kernel helps only without mmap',
      strength: 'several-reports',
    },
    {
      url: 'https://github.com/ggml-org/llama.cpp/pull/26081',
      date: '2026-07-29',
      establishes: 'merged: the load mode is “auto” by default and avoids mmap on integrated GPUs; tried on a DGX Spark',
      strength: 'maintainer-confirmed',
    },
    {
      url: 'https://github.com/ggml-org/llama.cpp/pull/28326',
      date: '2026-09-03',
      establishes: 'merged: lazy loading of large tensors, which had brought mapping back on integrated GPUs, is off there by default',
      strength: 'maintainer-confirmed',
    },
    {
      url: 'https://github.com/ggml-org/llama.cpp/pull/27742',
      date: '2026-08-26',
      establishes: '22 seconds without, 224 with mmap that is switched on, on a DGX Spark in August 2026',
      strength: 'several-reports',
    },
  ],
});
