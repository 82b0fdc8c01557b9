import { any, defineCheck, libraryMissing, runtimes, torch } from '#api';

const missing = /libnuma\.so\.1: cannot open shared object file/;

export default defineCheck({
  id: 'numa-library-missing',
  layer: 'runtime',
  kind: 'fault',
  title: 'The NUMA library libnuma.so.1 is not installed; SGLang’s kernels and others need it',
  impact: 'blocked',
  symptom: 'SGLang ends at import with “Could not load any common_ops library”, and “libnuma.so.1: cannot open shared object file” among the details.',
  blamedOn: 'a broken installation of sgl-kernel, or the GPU’s architecture',
  // ROCm’s own libraries need it as well.
  runtimes: ['sglang', 'vllm', 'pytorch', 'llama.cpp', 'ollama'],
  when: any(
    runtimes.some((runtime) => runtime.startError.has(missing)),
    torch.some((environment) => environment.lastError.has(missing)),
  ),
  // libnuma.so without the number is of the development package.
  proves: [...libraryMissing('libnuma\\.so\\.1')],
  explains: ['driver-library-incomplete'],
  remedy: [
    {
      do: 'Install it where the program runs, in a container in its image; sglang does not have to be installed again.',
      commands: ['sudo apt-get install libnuma1'],
      on: 'debian',
    },
    { do: 'On Fedora and its relatives:', commands: ['sudo dnf install numactl-libs'], on: 'fedora' },
    { do: 'On Arch and its relatives:', commands: ['sudo pacman -S --needed numactl'], on: 'arch' },
  ],
  verify: 'ldconfig -p | grep libnuma.so.1',
  owner: { component: 'local-configuration', tracker: 'https://github.com/sgl-project/sglang/issues' },
  evidence: [
    {
      url: 'https://github.com/odysseus-dev/odysseus/pull/6257',
      date: '2026-09-06',
      establishes: 'common_ops links against libnuma.so.1; slim images lack it, libnuma1 cures it',
      strength: 'single-report',
    },
    {
      url: 'https://github.com/sgl-project/sglang/pull/12119',
      date: '2025-10-25',
      establishes: 'the message hid that libnuma was missing; from then on it tells the loader’s error',
      strength: 'maintainer-confirmed',
    },
    {
      url: 'https://github.com/sgl-project/sglang/pull/15355',
      date: '2025-12-18',
      establishes: 'libnuma.so is in the development package alone; libnuma.so.1 is tried as well since',
      strength: 'maintainer-confirmed',
    },
  ],
});
