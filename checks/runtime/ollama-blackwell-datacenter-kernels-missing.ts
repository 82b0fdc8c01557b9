import { all, any, defineCheck, gpus, models, nvidia, ollama } from '#api';

export default defineCheck({
  id: 'ollama-blackwell-datacenter-kernels-missing',
  layer: 'runtime',
  kind: 'exposure',
  title: 'Ollama before 0.32.2 serves B200 and GB200 only with CUDA 13, which needs driver 580',
  impact: 'blocked',
  symptom: 'A GPU of compute capability 10.0 is left out although nvidia-smi shows it.',
  blamedOn: 'the fabric manager, or MIG',
  runtimes: ['ollama'],
  when: all(
    ollama.version.inRanges({ introduced: '0.11.11', fixed: '0.32.2' }),
    gpus.some((gpu) => gpu.computeCapability.is('10.0')),
    nvidia.moduleVersion.below('580'),
  ),
  unless: ollama.compute.has('cuda'),
  bites: all(
    gpus.some((gpu) => gpu.computeCapability.is('10.0')),
    // Without its fabric manager such a GPU is not used either.
    nvidia.moduleVersion.below('580'),
    ollama.version.atLeast('0.11.11'),
    any(
      ollama.compute.has('cpu'),
      models.some((model) => all(model.runtime.is('ollama'), model.sizeVram.is(0))),
    ),
  ),
  hints: [/compute capability not in compiled architectures.{0,200}cc=1000\b/],
  remedy: [
    { do: 'Update Ollama to 0.32.2 or later.' },
    { do: 'Or update the driver to 580 or later, and on boards with NVSwitch the fabric manager to the same release; needs a reboot.' },
  ],
  verify: 'journalctl -u ollama -n 200 | grep "inference compute"   # compute=10.0',
  owner: { component: 'ollama' },
  evidence: [
    {
      url: 'https://github.com/ollama/ollama/issues/12860',
      date: '2025-10-30',
      establishes: 'B200 with driver 570 in the container: 100% CPU, while PyTorch for CUDA 12.8 sees the GPU',
      strength: 'single-report',
    },
    {
      url: 'https://github.com/ollama/ollama/commit/de1ce4591',
      date: '2026-07-20',
      establishes: '10.0 added to the CUDA 12 libraries for drivers below the floor of CUDA 13; first release 0.32.2',
      strength: 'maintainer-confirmed',
    },
  ],
});
