import { all, any, defineCheck, gpus, models, not, ollama, platform, runtimes, told } from '#api';

// Of itself “computes on the CPU” has many causes: it counts here only with the lacking files in sight.
const lacking = runtimes.some((runtime) =>
  all(
    runtime.kind.is('ollama'),
    runtime.packages.has('ollama'),
    not(runtime.packages.hasMatch(/cuda|rocm|vulkan|nvidia|amd/)),
    not(runtime.backends.hasAny('cuda', 'hip', 'vulkan')),
  ),
);

export default defineCheck({
  id: 'ollama-distribution-package-cpu-only',
  layer: 'runtime',
  kind: 'exposure',
  title: 'Only the base package of Ollama is installed, and it holds no part for the GPU',
  impact: 'degraded',
  symptom: 'A fresh install from the package manager works, but only on the CPU, although nvidia-smi or rocminfo is fine.',
  blamedOn: 'the driver',
  runtimes: ['ollama'],
  when: all(
    // A card that is kept for a virtual machine is not the host's to use.
    // Under WSL no part for a Radeon helps: Ollama has NVIDIA's cards alone there.
    gpus.some((gpu) =>
      all(
        gpu.integrated.is(false),
        any(
          // Ollama’s part for CUDA begins with Maxwell.
          all(gpu.vendor.is('nvidia'), not(gpu.generation.is('kepler')), any(platform.system.is('wsl2'), not(gpu.driver.is('vfio-pci')))),
          all(gpu.vendor.is('amd'), platform.system.is('native'), not(gpu.driver.is('vfio-pci'))),
        ),
      ),
    ),
    lacking,
  ),
  // Whatever serves here uses a GPU: another build, or one in a container beside a package that is its client.
  unless: ollama.compute.hasAny('cuda', 'rocm', 'vulkan'),
  // The program can also be there as the client of a server elsewhere.
  bites: all(
    lacking,
    any(
      ollama.compute.has('cpu'),
      models.some((model) => all(model.runtime.is('ollama'), model.sizeVram.is(0))),
      told.complaints.has('not-on-gpu'),
    ),
  ),
  remedy: [
    { do: 'On Arch: install ollama-cuda, ollama-rocm or ollama-vulkan, and restart the service.', on: 'arch' },
    {
      do: 'Elsewhere: install the GPU part of the same source and version, if there is one (its name differs by distribution), or use the installer of Ollama instead of the package; not both.',
    },
  ],
  verify: 'ls /usr/lib/ollama   # holds a cuda…, rocm… or vulkan part; then: ollama ps',
  owner: { component: 'distribution', tracker: 'https://github.com/ollama/ollama/issues/10075' },
  evidence: [
    {
      url: 'https://github.com/ollama/ollama/issues/10075',
      date: '2025-04-01',
      establishes: 'Arch: the GPU is detected, but only the CPU back end is there to load',
      strength: 'several-reports',
    },
    {
      url: 'https://github.com/ollama/ollama/issues/8349',
      date: '2025-01-15',
      establishes: 'runners=[cpu] on NixOS and Arch: the packaging leaves the GPU part out',
      strength: 'several-reports',
    },
    {
      url: 'https://github.com/ollama/ollama/blob/v0.32.15/scripts/install.sh',
      date: '2026-08-19',
      establishes: 'under WSL2 GPUs are NVIDIA’s alone',
      strength: 'documented',
    },
    {
      url: 'https://github.com/ollama/ollama/issues/16572',
      date: '2026-06-06',
      establishes: 'ollama-vulkan is a package of its own on Arch',
      strength: 'single-report',
    },
  ],
});
