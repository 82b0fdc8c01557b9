import { all, any, cdiNameTakenForFile, container, defineCheck, engines, platform, runtimes } from '#api';

export default defineCheck({
  id: 'container-engine-without-cdi',
  layer: 'container',
  kind: 'exposure',
  title: 'Podman, Docker or Compose is too old for CDI and takes nvidia.com/gpu=… for a file',
  impact: 'blocked',
  symptom:
    'podman run --device nvidia.com/gpu=all ends with “stat nvidia.com/gpu=all: no such file or directory”, or Compose with “error gathering device information …”, while nvidia-ctk cdi list shows the devices.',
  blamedOn: 'the CDI file, the driver, or the image',
  runtimes: [],
  when: any(
    all(
      container.runOptions.value('device', /(?:nvidia|amd)\.com\/gpu=/),
      any(
        // 4.0 reads the name already, though NVIDIA asks for 4.1; before it a name that is not found goes on as a path.
        all(platform.container.is('podman'), engines.podmanVersion.below('4.0.0')),
        all(platform.container.is('docker'), engines.dockerVersion.below('25.0.0')),
      ),
    ),
    // A report may show another line than the one that failed.
    runtimes.some((runtime) => runtime.startError.has(/(?:nvidia|amd)\.com\/gpu=\S{1,60}(?:: no such file or directory| is not an absolute path)/)),
  ),
  proves: [...cdiNameTakenForFile],
  explains: ['nvidia-cdi-spec-missing'],
  remedy: [
    {
      do: 'Upgrade what is too old: Podman before 4.1 (Ubuntu 22.04 brings 3.4, a newer release of the distribution has a newer one), for podman build before 5.1, Docker before 25 (from 28.2 on CDI needs no switch), Docker Compose before 2.30, which passes the name on as a path. Where Compose speaks to Podman (podman compose with docker-compose behind it), both have to be new: Podman before 5.4 silently makes a container without the GPU for a newer Compose, and Podman before 6.0 takes the name that an older Compose sends for a path.',
      commands: ['podman --version', 'docker --version', 'docker compose version'],
    },
    {
      do: 'Docker can stay as it is where nvidia-container-toolkit is installed: ask for the GPU without CDI; in a compose file with driver: nvidia under deploy.',
      setting: '--gpus all',
    },
  ],
  verify: 'podman run --rm --device nvidia.com/gpu=all ubuntu nvidia-smi -L',
  owner: { component: 'local-configuration' },
  evidence: [
    {
      url: 'https://github.com/podman-container-tools/podman/blob/v4.0.0/pkg/specgen/generate/container_create.go',
      date: '2022-02',
      establishes: 'from 4.0.0 on whatever has the form of a CDI name is one; 3.4 asks its registry, and takes the rest for a path',
      strength: 'documented',
    },
    {
      url: 'https://github.com/podman-container-tools/podman/issues/24474',
      date: '2024-11-06',
      establishes: 'the message with Podman 3.4.4 of Ubuntu 22.04; a maintainer asks for a newer Podman, and 5.0 works',
      strength: 'maintainer-confirmed',
    },
    {
      url: 'https://github.com/NVIDIA/nvidia-container-toolkit/issues/63',
      date: '2023-05-23',
      establishes: 'NVIDIA: CDI needs Podman 4.1.0 or later; seen with 3.0.1',
      strength: 'maintainer-confirmed',
    },
    {
      url: 'https://github.com/containers/buildah/pull/5443',
      date: '2024-03-29',
      establishes: 'CDI names for builds: buildah 1.36, which is in Podman 5.1',
      strength: 'documented',
    },
    {
      url: 'https://github.com/podman-container-tools/podman/issues/20257',
      date: '2023-10-04',
      establishes: 'the same while nvidia-ctk lists both devices',
      strength: 'several-reports',
    },
    {
      url: 'https://github.com/docker/cli/blob/v24.0.9/cli/command/container/opts.go',
      date: '2024-01-31',
      establishes: 'Docker’s client before 25 takes what follows --device for a path; 25.0.0 knows CDI names',
      strength: 'documented',
    },
    {
      url: 'https://github.com/docker/compose/pull/12184',
      date: '2024-10-04',
      establishes: 'Compose turns a CDI name under devices into a request for a CDI device from 2.30.0 on; before, it went to the engine as a path',
      strength: 'documented',
    },
    {
      url: 'https://github.com/podman-container-tools/podman/issues/28309',
      date: '2026-04-13',
      establishes: 'the words of a current Podman behind Compose; a maintainer suspects a Compose before 2.30',
      strength: 'several-reports',
    },
    {
      url: 'https://github.com/podman-container-tools/podman/issues/28436',
      date: '2026-04-02',
      establishes: 'Podman 4.9.3 behind Compose 2.37.1: no error and no GPU, while podman run has it',
      strength: 'single-report',
    },
    {
      url: 'https://github.com/podman-container-tools/podman/blob/v5.4.0/pkg/api/handlers/compat/containers_create.go',
      date: '2025-02',
      establishes: 'requests for CDI devices are read from 5.4.0 on; a name among the devices is split at its colons until 6.0',
      strength: 'documented',
    },
  ],
});
