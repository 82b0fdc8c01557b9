import { all, any, defineCheck, gpus, nvidia, ollama } from '#api';

export default defineCheck({
  id: 'ollama-nvidia-driver-too-old',
  layer: 'runtime',
  kind: 'exposure',
  title: 'The NVIDIA driver is older than Ollama’s CUDA libraries need, so the GPU is left out',
  impact: 'degraded',
  symptom: 'nvidia-smi is fine, Ollama says “NVIDIA driver too old” at its start and runs on the CPU.',
  blamedOn: 'Ollama, or too little VRAM',
  runtimes: ['ollama'],
  when: any(
    all(
      ollama.version.inRanges({ introduced: '0.30.11', fixed: null, seen: ['0.30.11', '0.32.15'] }),
      gpus.some((gpu) => gpu.vendor.is('nvidia')),
      nvidia.moduleVersion.below('550'),
    ),
    // Below 7.0 part of the code is compiled by the driver, which has to know the toolkit's version.
    all(
      ollama.version.inRanges({ introduced: '0.30.0', fixed: null, seen: ['0.30.0', '0.32.15'] }),
      gpus.some((gpu) => gpu.computeCapability.below('7.0')),
      nvidia.moduleVersion.below('570'),
    ),
  ),
  // A driver older than 575 can be lent newer user-space libraries (cuda-compat); then the GPU is used all the same.
  unless: ollama.compute.has('cuda'),
  bites: all(
    gpus.some((gpu) => gpu.vendor.is('nvidia')),
    nvidia.moduleVersion.below('570'),
    ollama.compute.hasAny('cpu', 'vulkan'),
  ),
  proves: [/NVIDIA driver too old.{0,300}required_driver/],
  hints: [/NVIDIA driver too old/],
  remedy: [
    { do: 'Install a newer driver from the distribution and reboot. 580 is the last branch for Maxwell, Pascal and Volta; newer branches drop these cards.' },
    {
      do: 'Where the driver has to stay: Ollama 0.24 does not check, and its CUDA 12 libraries still need 550 in most cases; the Vulkan back end works without CUDA.',
    },
  ],
  verify: 'journalctl -u ollama -n 200 | grep "inference compute"   # library=CUDA',
  owner: { component: 'ollama' },
  evidence: [
    {
      url: 'https://github.com/ollama/ollama/blob/v0.32.15/discover/cuda_compat.go',
      date: '2026-08-19',
      establishes: 'the floors 550 and 570, the filter, and the text of the warning',
      strength: 'maintainer-confirmed',
    },
    {
      url: 'https://github.com/ollama/ollama/blob/v0.32.15/docs/gpu.mdx',
      date: '2026-08-19',
      establishes: '550 in general, 570 for compute capability 5.0 to 6.2',
      strength: 'documented',
    },
  ],
});
