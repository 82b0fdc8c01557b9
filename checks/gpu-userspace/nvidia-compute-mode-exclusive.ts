import { all, cudaDeviceTaken, defineCheck, gpus, nvidia } from '#api';

export default defineCheck({
  id: 'nvidia-compute-mode-exclusive',
  layer: 'gpu-userspace',
  kind: 'exposure',
  title: 'A GPU is in compute mode Exclusive_Process or Prohibited, so not every program gets it',
  impact: 'degraded',
  symptom: 'The first runtime works, the next one gets “all CUDA-capable devices are busy or unavailable”, with VRAM free.',
  blamedOn: 'memory, a crashed driver',
  runtimes: [],
  when: all(
    gpus.some((gpu) => gpu.vendor.is('nvidia')),
    nvidia.computeModes.hasAny('Exclusive_Process', 'E. Process', 'Prohibited'),
  ),
  hints: [...cudaDeviceTaken],
  remedy: [
    {
      do: 'Set the mode back; it needs root, and clusters set it on purpose so that jobs do not share a GPU. Without persistence the setting is lost with the driver’s unload.',
      commands: ['sudo nvidia-smi -c 0'],
    },
  ],
  verify: 'nvidia-smi --query-gpu=index,compute_mode --format=csv',
  owner: { component: 'local-configuration' },
  evidence: [
    {
      url: 'https://github.com/NVIDIA/DIGITS/issues/2005',
      date: '2018-03-26',
      establishes: 'error 46 beside “E. Process” in nvidia-smi',
      strength: 'single-report',
    },
  ],
});
