import { all, any, cdiSpecs, container, containerToolFindsNoDriver, defineCheck, nvidia, platform, runtimes } from '#api';

export default defineCheck({
  id: 'container-host-nvidia-driver-missing',
  layer: 'container',
  kind: 'fault',
  title: 'nvidia-container-cli finds no driver on the host: no libnvidia-ml.so.1, or no module',
  impact: 'blocked',
  symptom: 'docker run --gpus ends with “nvidia-container-cli: initialization error: load library failed: libnvidia-ml.so.1” or “driver not loaded”.',
  blamedOn: 'the image, or the container toolkit',
  runtimes: [],
  when: any(
    // In the tool's own words, under WSL2 as well.
    runtimes.some((runtime) =>
      runtime.startError.has(/nvidia-container-cli(?:\.real)?: initialization error: (?:load library failed: libnvidia-ml|.{0,20}driver not loaded)/),
    ),
    all(
      platform.system.is('native'),
      any(container.runOptions.has('gpus'), container.runOptions.value('runtime', 'nvidia')),
      // Newer Docker gives AMD GPUs to --gpus too.
      cdiSpecs.none((spec) => spec.kind.is('amd.com/gpu')),
      // The tool loads a module that is only not loaded yet, and some systems keep the library outside of the loader's folders.
      nvidia.loaded.is(false),
      any(nvidia.libraryVersion.isAbsent(), nvidia.moduleForKernel.is(false)),
    ),
  ),
  proves: [...containerToolFindsNoDriver],
  remedy: [
    { do: 'Make nvidia-smi work on the host first; the container brings no driver of its own.', commands: ['nvidia-smi', 'ldconfig -p | grep libnvidia-ml'] },
    { do: 'Under WSL2 install NVIDIA’s driver in Windows, none in the distribution; then wsl --shutdown. nvidia-smi in the distribution shows the GPU first.' },
    {
      do: 'If it works there, the daemon runs elsewhere or looks elsewhere: Docker Desktop (a virtual machine without the GPU), a snap of Docker, for both of which Docker Engine from its own packages is the way; or root = in /etc/nvidia-container-runtime/config.toml.',
    },
  ],
  verify: 'docker run --rm --gpus all ubuntu nvidia-smi',
  owner: { component: 'local-configuration' },
  evidence: [
    {
      url: 'https://github.com/docker/for-win/issues/13835',
      date: '2026-04-22',
      establishes: 'the same with Docker on Windows; the driver was simply not installed',
      strength: 'several-reports',
    },
    {
      url: 'https://github.com/NVIDIA/nvidia-docker/issues/1711',
      date: '2022-12-13',
      establishes: 'the message; in one case root = in config.toml pointed to another folder',
      strength: 'several-reports',
    },
    {
      url: 'https://github.com/NVIDIA/libnvidia-container/issues/231',
      date: '2023-12-13',
      establishes: 'the message of the tool itself on Rocky Linux 9.3, without a container',
      strength: 'several-reports',
    },
    {
      url: 'https://github.com/NVIDIA/nvidia-container-toolkit/issues/83',
      date: '2023-08-01',
      establishes: 'NVIDIA: Docker Desktop on Linux is a virtual machine without its tools; Docker Engine is recommended',
      strength: 'maintainer-confirmed',
    },
  ],
});
