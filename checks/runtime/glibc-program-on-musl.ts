import { all, any, defineCheck, distro, gate, runtimes, servers } from '#api';

export default defineCheck({
  id: 'glibc-program-on-musl',
  layer: 'runtime',
  kind: 'exposure',
  title: 'This system uses musl, and the upstream binaries of Ollama and llama.cpp need glibc',
  impact: 'blocked',
  symptom: 'The program is “not found” although the file exists, or symbols are missing under gcompat.',
  blamedOn: 'the search path, or permissions',
  runtimes: ['ollama', 'llama.cpp'],
  // What the distribution packages itself (/usr/bin) is built for musl, and what is built here as well: CUDA exists for glibc alone.
  when: all(
    distro.libc.is('musl'),
    // Negated twice: that a runtime is there makes musl no likelier.
    gate(
      runtimes.some((runtime) =>
        any(
          all(runtime.kind.is('ollama'), runtime.path.has(/^\/(?:usr\/local|opt|home|root)\//), runtime.libraries.hasMatch(/^cuda_v/)),
          // The folder of an archive; what is built here is built for musl.
          all(runtime.kind.is('llama.cpp'), runtime.path.has(/\/llama-b\d{4,5}\b/)),
        ),
      ),
    ),
  ),
  // What runs has found its loader (gcompat), or is another one, in a container with glibc.
  unless: servers.some((server) => server.kind.oneOf('ollama', 'llama.cpp')),
  // Names that only glibc has: a package of another Alpine release misses symbols too.
  proves: [
    /Error relocating \S{0,120}(?:ollama|ggml|llama)\S{0,80}: (?:__\w{1,40}_chk|__isoc23_\w{1,20}|fcntl64|gnu_get_libc_version|__register_atfork): symbol not found/,
  ],
  // NixOS has no such file by design, and neither has an emulator that was given no root of the other processor.
  hints: [/^(?!.{0,300}(?:NixOS|qemu)).{0,300}ld-linux-(?:x86-64|aarch64)\.so\.\d.{0,60}(?:not found|No such file)/],
  remedy: [{ do: 'Use the distribution’s own package, or a glibc container (Docker, Podman, distrobox). CUDA’s user space exists for glibc only.' }],
  verify: 'ldd --version 2>&1 | head -1',
  owner: { component: 'distribution', tracker: 'https://github.com/ollama/ollama/issues/5083' },
  evidence: [
    {
      url: 'https://github.com/ollama/ollama/issues/5083',
      date: '2024-06-18',
      establishes: 'the maintainers do not add musl to the official builds',
      strength: 'maintainer-confirmed',
    },
    {
      url: 'https://github.com/ollama/ollama/issues/1437',
      date: '2024-03-12',
      establishes: 'prebuilt binaries are not viable on systems without glibc',
      strength: 'maintainer-confirmed',
    },
  ],
});
