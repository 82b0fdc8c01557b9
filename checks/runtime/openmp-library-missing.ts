import { any, defineCheck, libraryMissing, runtimes, torch } from '#api';

const missing = /libgomp\.so\.1: cannot open shared object file/;

export default defineCheck({
  id: 'openmp-library-missing',
  layer: 'runtime',
  kind: 'fault',
  title: 'The OpenMP library (libgomp.so.1), which the program needs, is not installed',
  impact: 'blocked',
  symptom: 'llama-server or a program with it ends at once with “libgomp.so.1: cannot open shared object file”, mostly in a slim image.',
  blamedOn: 'llama.cpp’s build, or the GPU',
  runtimes: ['llama.cpp', 'pytorch'],
  when: any(
    runtimes.some((runtime) => runtime.startError.has(missing)),
    torch.some((environment) => environment.lastError.has(missing)),
  ),
  proves: [...libraryMissing('libgomp\\.so\\.1')],
  remedy: [
    { do: 'Install it where the program runs, in a container in its image.', commands: ['sudo apt-get install libgomp1'], on: 'debian' },
    { do: 'On Fedora and its relatives:', commands: ['sudo dnf install libgomp'], on: 'fedora' },
    {
      do: 'Elsewhere it is libgomp1 (openSUSE) or libgomp (Arch, Alpine); in a conda environment conda-forge’s libgomp; on NixOS that of stdenv.cc.cc.lib, which programs from elsewhere find through nix-ld or LD_LIBRARY_PATH.',
    },
  ],
  verify: 'ldconfig -p | grep libgomp.so.1',
  owner: { component: 'local-configuration' },
  evidence: [
    {
      url: 'https://github.com/ggml-org/llama.cpp/issues/7774',
      date: '2024-06-05',
      establishes: 'llama.cpp’s images failed so until libgomp1 was added',
      strength: 'several-reports',
    },
    {
      url: 'https://github.com/openclaw/openclaw/pull/134532',
      date: '2026-08-31',
      establishes: 'the upstream server of b10534 needs it; the image got the package',
      strength: 'maintainer-confirmed',
    },
    { url: 'https://github.com/oobabooga/textgen/issues/6917', date: '2025-04-27', establishes: 'apt install libgomp1 cured it', strength: 'several-reports' },
  ],
});
