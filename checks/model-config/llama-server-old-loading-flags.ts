import { all, any, defineCheck, runtimes, servers, services } from '#api';

export default defineCheck({
  id: 'llama-server-old-loading-flags',
  layer: 'model-config',
  kind: 'exposure',
  title: 'llama.cpp no longer takes --mmap, --no-mmap, --mlock, --direct-io: now it is --load-mode',
  impact: 'blocked',
  symptom: 'After an update llama-server ends with “error: invalid argument: --no-mmap”.',
  blamedOn: 'a broken build',
  runtimes: ['llama.cpp'],
  when: all(
    any(
      services.some((service) =>
        all(
          service.execStart.has(/llama-server/),
          service.execStart.has(/ (?:--(?:no-)?mmap|--mlock|--(?:no-)?direct-io|-n?dio)(?=\s|$)/),
          // It may be of a fork, or of an older build: so end those that refuse them.
          service.result.is('exit-code'),
        ),
      ),
      // A script, a container or another program may pass them.
      runtimes.some((runtime) => runtime.startError.has(/error: invalid argument: --(?:(?:no-)?mmap|mlock|(?:no-)?direct-io)\b/)),
    ),
    // b10875 is the first without them.
    runtimes.some((runtime) => all(runtime.kind.is('llama.cpp'), runtime.build.inRanges({ introduced: '10875', fixed: null, seen: ['10875', '11669'] }))),
  ),
  // The unit may start another build than the one that was found: one that runs with such a flag still takes it.
  unless: servers.some((server) =>
    all(
      server.kind.is('llama.cpp'),
      server.answers.is(true),
      any(...['--mmap', '--no-mmap', '--mlock', '--direct-io', '--no-direct-io'].map((flag) => server.flags.has(flag))),
    ),
  ),
  proves: [/error: invalid argument: --(?:no-mmap|mlock)\b/],
  // Builds from before these flags came refuse them as well.
  hints: [/error: invalid argument: (?:--mmap|--(?:no-)?direct-io|-n?dio)\b/],
  remedy: [
    {
      do: 'Write --load-mode mmap for --mmap, none for --no-mmap, mmap+mlock for --mlock, mlock for --no-mmap with --mlock, dio for --direct-io; drop LLAMA_ARG_MMAP and its like from the environment too.',
    },
  ],
  verify: 'The server starts; its log has no “invalid argument”.',
  owner: { component: 'llama.cpp' },
  evidence: [
    {
      url: 'https://github.com/ggml-org/llama.cpp/pull/28334',
      date: '2026-09-09',
      establishes: 'merged: the flags for mmap, mlock and direct I/O are removed',
      strength: 'maintainer-confirmed',
    },
    {
      url: 'https://github.com/ggml-org/llama.cpp/pull/20834',
      date: '2026-06',
      establishes: 'introduces --load-mode and deprecates the others',
      strength: 'maintainer-confirmed',
    },
    {
      url: 'https://github.com/ggml-org/llama.cpp/pull/26135',
      date: '2026-07-26',
      establishes: 'merged: mlock locks without mapping, mmap+mlock is what --mlock did',
      strength: 'maintainer-confirmed',
    },
    {
      url: 'https://github.com/tscibilia/home-ops/pull/3804',
      date: '2026-09-10',
      establishes: 'b10884: “invalid argument: --mmap”, three servers in a restart loop',
      strength: 'several-reports',
    },
    {
      url: 'https://github.com/thomas9120/LLama-GUI/pull/361',
      date: '2026-09-11',
      establishes: 'the same flags and --mlock, named from b10875 on',
      strength: 'several-reports',
    },
  ],
});
