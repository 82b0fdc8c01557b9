import { all, defineCheck, nvidia, ollama, runtimes } from '#api';

export default defineCheck({
  id: 'nvidia-driver-lacks-cuctxcreate',
  layer: 'kernel-driver',
  kind: 'exposure',
  title: 'The NVIDIA driver is too old: it lacks cuCtxCreate_v3, which Ollama until 0.12.3 calls',
  impact: 'blocked',
  symptom: 'Ollama runs on the CPU; its log says “symbol lookup for cuCtxCreate_v3 failed”.',
  blamedOn: 'Ollama’s installation, the CUDA toolkit',
  runtimes: ['ollama'],
  // Drivers of the branches 418 and 460 are reported to lack the symbol.
  when: all(
    nvidia.libraryVersion.inRanges({ introduced: null, fixed: null, seen: ['418.74', '460.106.00'] }),
    // Its own search for GPUs called it from 0.1.34 on, and was replaced in 0.12.4.
    runtimes.some((runtime) => all(runtime.kind.is('ollama'), runtime.version.inRanges({ introduced: '0.1.34', fixed: '0.12.4' }))),
  ),
  // It tries one libcuda after the other: an old one that was left behind does no harm beside a new one.
  unless: ollama.compute.has('cuda'),
  // Ollama's words; the loader's own are other programs' as well.
  proves: [/symbol lookup for cuCtxCreate_v3 failed/],
  remedy: [
    {
      do: 'Install a newer driver: 550 or later for today’s Ollama, 570 or 580 for GPUs with compute capability 5.0 to 6.2. A GPU that only runs older branches (Kepler) is not supported.',
    },
  ],
  verify: 'nvidia-smi; journalctl -u ollama -n 50 --no-pager | grep "inference compute"',
  owner: { component: 'local-configuration' },
  evidence: [
    {
      url: 'https://github.com/ollama/ollama/issues/6604',
      date: '2024-09-05',
      establishes: 'a maintainer on this message: the driver was too old; a newer one cured it',
      strength: 'maintainer-confirmed',
    },
    {
      url: 'https://github.com/ollama/ollama/blob/v0.12.3/discover/gpu_info_nvcuda.c',
      date: '2025-09-25',
      establishes: 'the last release that looks the symbol up; 0.1.34 was the first',
      strength: 'documented',
    },
    {
      url: 'https://github.com/ollama/ollama/issues/6626',
      date: '2024-09-04',
      establishes: 'the message with libcuda.so.460.106.00 on Linux',
      strength: 'several-reports',
    },
    {
      url: 'https://github.com/ollama/ollama/issues/5493',
      date: '2024-07-05',
      establishes: 'the message with 418.74',
      strength: 'several-reports',
    },
  ],
});
