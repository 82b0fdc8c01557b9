import { all, any, cdiSpecs, container, containerToolFindsNoDriver, defineCheck, nvidia, platform } from '#api';

export default defineCheck({
  id: 'container-host-nvidia-driver-missing',
  layer: 'container',
  kind: 'fault',
  title: 'nvidia-container-cli finds no driver on the host: no libnvidia-ml.so.1, or no module',
  impact: 'blocked',
  symptom: 'docker run --gpus ends with “nvidia-container-cli: initialization error: load library failed: libnvidia-ml.so.1” or “driver not loaded”.',
  blamedOn: 'the image, or the container toolkit',
  runtimes: [],
  when: all(
    platform.system.is('native'),
    any(container.runOptions.has('gpus'), container.runOptions.value('runtime', 'nvidia'), container.runOptions.value('device', /nvidia/)),
    // Newer Docker gives AMD GPUs to --gpus too.
    cdiSpecs.none((spec) => spec.kind.is('amd.com/gpu')),
    // The tool loads a module that is only not loaded yet, and some systems keep the library outside of the loader's folders.
    nvidia.loaded.is(false),
    any(nvidia.libraryVersion.isAbsent(), nvidia.moduleForKernel.is(false)),
  ),
  proves: [...containerToolFindsNoDriver],
  remedy: [
    { do: 'Make nvidia-smi work on the host first; the container brings no driver of its own.', commands: ['nvidia-smi', 'ldconfig -p | grep libnvidia-ml'] },
    {
      do: 'If it works there, the daemon runs elsewhere or looks elsewhere: Docker Desktop (a virtual machine without the GPU), a snap of Docker, or root = in /etc/nvidia-container-runtime/config.toml.',
    },
  ],
  verify: 'docker run --rm --gpus all ubuntu nvidia-smi',
  owner: { component: 'local-configuration' },
  evidence: [
    {
      url: 'https://github.com/NVIDIA/nvidia-docker/issues/1711',
      date: '2022-12-13',
      establishes: 'the message; in one case root = in config.toml pointed to another folder',
      strength: 'several-reports',
    },
    {
      url: 'https://github.com/docker/for-win/issues/13835',
      date: '2026-04-22',
      establishes: 'the driver was simply not installed',
      strength: 'several-reports',
    },
    {
      url: 'https://github.com/NVIDIA/nvidia-container-toolkit/issues/83',
      date: '2023-08-01',
      establishes: 'NVIDIA: Docker Desktop on Linux is a virtual machine without the driver',
      strength: 'maintainer-confirmed',
    },
  ],
});
