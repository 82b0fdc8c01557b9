import { all, any, defineCheck, gpus, not, ollama } from '#api';

/** The list is printed from 0.1.22 at the latest to 0.5.7; after that there are libraries that are loaded one by one. */
const forCpusAlone = all(ollama.runners.hasMatch(/^cpu/), not(ollama.runners.hasMatch(/^(?:cuda|rocm|oneapi|vulkan|metal|jetpack)/)));

export default defineCheck({
  id: 'ollama-without-gpu-runner',
  layer: 'runtime',
  kind: 'fault',
  title: 'This Ollama has no runner for any GPU: left out, or lib/ollama is not beside the program',
  impact: 'degraded',
  symptom: 'The server finds the GPU, perhaps even counts its memory, and computes on the CPU; at its start it lists runners for CPUs alone.',
  blamedOn: 'the driver, or CUDA',
  runtimes: ['ollama'],
  when: all(
    forCpusAlone,
    gpus.some((gpu) => any(gpu.vendor.is('nvidia'), all(gpu.vendor.is('amd'), gpu.integrated.is(false)))),
  ),
  // Of a Radeon it is often not told whether it is a card.
  bites: all(
    forCpusAlone,
    gpus.some((gpu) => gpu.vendor.is('amd')),
  ),
  explains: ['ollama-distribution-package-cpu-only'],
  remedy: [
    { do: 'Install Ollama as a whole, with its script or as its image; a release from 0.5.8 on loads what lies in lib/ollama.' },
    { do: 'The package of a distribution: install its part for the GPU, or choose CUDA or ROCm in its settings (NixOS).' },
    {
      do: 'Built by yourself: the compiler of CUDA or ROCm was not found, or flags for CPUs without AVX switched the GPU runners off; read the output of the build.',
    },
  ],
  verify: 'ollama ps   # GPU behind a model that is loaded; releases to 0.5.7 also list cuda_v… or rocm… at their start',
  owner: { component: 'local-configuration', tracker: 'https://github.com/ollama/ollama/issues' },
  evidence: [
    {
      url: 'https://github.com/ollama/ollama/issues/8254',
      date: '2024-12-27',
      establishes: 'runners=[cpu] with an NVIDIA card: built without GPU runners, in a container without the CUDA compiler',
      strength: 'several-reports',
    },
    {
      url: 'https://github.com/ollama/ollama/issues/8349',
      date: '2025-01-15',
      establishes: 'the same of packages of NixOS and Arch',
      strength: 'several-reports',
    },
    {
      url: 'https://github.com/NixOS/nixpkgs/pull/297447',
      date: '2024-04-06',
      establishes: 'the same list with a Radeon, in 0.1.28 of NixOS',
      strength: 'single-report',
    },
    {
      url: 'https://github.com/ollama/ollama/blob/v0.5.7/server/routes.go',
      date: '2025-01-16',
      establishes: 'the line lists every runner that the program has, whatever the machine',
      strength: 'documented',
    },
  ],
});
