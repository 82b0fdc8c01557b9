import { any, defineCheck, libraryMissing, runtimes, torch } from '#api';

const missing = /libatomic\.so\.1: cannot open shared object file/;

export default defineCheck({
  id: 'atomic-library-missing',
  layer: 'runtime',
  kind: 'fault',
  title: 'GCC’s library libatomic.so.1 is not installed; TheRock’s ROCm and Node.js need it',
  impact: 'blocked',
  symptom:
    'A server of Lemonade, or PyTorch from TheRock, or another program that needs it, ends at once with exit code 127 or “libatomic.so.1: cannot open shared object file”.',
  blamedOn: 'ROCm, or the GPU',
  runtimes: ['lemonade', 'llama.cpp', 'pytorch', 'vllm'],
  when: any(
    runtimes.some((runtime) => runtime.startError.has(missing)),
    torch.some((environment) => environment.lastError.has(missing)),
  ),
  proves: [...libraryMissing('libatomic\\.so\\.1')],
  remedy: [
    { do: 'Install it where the program runs, in a container in its image.', commands: ['sudo apt-get install libatomic1'], on: 'debian' },
    { do: 'On Fedora and its relatives:', commands: ['sudo dnf install libatomic'], on: 'fedora' },
    { do: 'On SUSE:', commands: ['sudo zypper install libatomic1'], on: 'suse' },
  ],
  verify: 'ldconfig -p | grep libatomic.so.1',
  owner: { component: 'local-configuration', tracker: 'https://github.com/ROCm/TheRock/issues' },
  evidence: [
    {
      url: 'https://github.com/ROCm/TheRock/issues/5819',
      date: '2026-09-01',
      establishes: 'the libraries do not load where libatomic is not installed, while rocminfo works; a maintainer: it is still needed, and documented as such',
      strength: 'maintainer-confirmed',
    },
    {
      url: 'https://github.com/ROCm/TheRock/issues/2518',
      date: '2025-12-11',
      establishes: 'RHEL 8.10 and 10 and SLES 15.7 do not install it; with it rocminfo works',
      strength: 'several-reports',
    },
    {
      url: 'https://github.com/noamsto/nix-amd-ai/pull/59',
      date: '2026-07-20',
      establishes: 'Lemonade’s TheRock libraries need it; exit code 127 is all that is seen',
      strength: 'several-reports',
    },
  ],
});
