import { all, any, cpu, defineCheck, gpuRefusedWithoutAvx, gpus, not, ollama, platform, runtimes, told } from '#api';

const beforeDynamicBackends = runtimes.some((runtime) => all(runtime.kind.is('ollama'), runtime.version.inRanges({ introduced: '0.1.23', fixed: '0.5.8' })));

export default defineCheck({
  id: 'ollama-gpu-refused-without-avx',
  layer: 'hardware',
  kind: 'exposure',
  title: 'Ollama before 0.5.8 gives up the GPU where the CPU has no AVX',
  impact: 'degraded',
  symptom: 'A capable GPU is ignored on an old Xeon, a Celeron or Pentium, or in a virtual machine.',
  blamedOn: 'the GPU driver, the CUDA version',
  runtimes: ['ollama'],
  when: all(
    platform.arch.is('x86_64'),
    not(cpu.flags.has('avx')),
    gpus.some((gpu) => gpu.vendor.oneOf('nvidia', 'amd')),
    beforeDynamicBackends,
  ),
  // A build of one’s own may use it all the same.
  unless: ollama.compute.hasAny('cuda', 'rocm', 'vulkan'),
  // That a GPU is not used has many causes, so processor and release have to be known.
  bites: all(not(cpu.flags.has('avx')), beforeDynamicBackends, any(ollama.compute.has('cpu'), told.complaints.has('not-on-gpu'))),
  proves: [...gpuRefusedWithoutAvx],
  remedy: [{ do: 'Update Ollama.' }, { do: 'In a virtual machine: pass the host’s CPU on, and stop and start the machine.' }],
  verify: 'journalctl -u ollama --no-pager | grep -E "vector extensions|inference compute"',
  owner: { component: 'ollama' },
  evidence: [
    {
      url: 'https://github.com/ollama/ollama/commit/667a2ba18add1031cc4b208eba7cedf8b33548e6',
      date: '2024-01-26',
      establishes: 'the fallback to the CPU, first in 0.1.23; releases before it end in an illegal instruction there',
      strength: 'documented',
    },
    {
      url: 'https://github.com/ollama/ollama/issues/2187',
      date: '2024-01-28',
      establishes: 'the GPU libraries were built with AVX; the way round it',
      strength: 'maintainer-confirmed',
    },
    {
      url: 'https://github.com/ollama/ollama/issues/2825',
      date: '2024-02-29',
      establishes: 'the first wording, 0.1.27',
      strength: 'several-reports',
    },
    {
      url: 'https://github.com/ollama/ollama/issues/6827',
      date: '2024-09-16',
      establishes: 'the later wording, with a Xeon X5670',
      strength: 'maintainer-confirmed',
    },
    {
      url: 'https://github.com/ollama/ollama/issues/8683',
      date: '2025-01-31',
      establishes: 'it held for the release of January 2025 (0.5.7); a maintainer: repaired in the next one, by dynamic back ends',
      strength: 'maintainer-confirmed',
    },
  ],
});
