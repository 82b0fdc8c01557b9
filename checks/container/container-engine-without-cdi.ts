import { all, any, cdiNameTakenForFile, container, defineCheck, engines, platform } from '#api';

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
  when: all(
    container.runOptions.value('device', /(?:nvidia|amd)\.com\/gpu=/),
    any(
      all(platform.container.is('podman'), engines.podmanVersion.below('4.1.0')),
      all(platform.container.is('docker'), engines.dockerVersion.below('25.0.0')),
    ),
  ),
  proves: [...cdiNameTakenForFile],
  explains: ['nvidia-cdi-spec-missing'],
  remedy: [
    {
      do: 'Upgrade what is too old: Podman before 4.1 (Ubuntu 22.04 brings 3.4, a newer release of the distribution has a newer one), Docker before 25 (from 28.2 on CDI needs no switch), Docker Compose before 2.30, which passes the name on as a path.',
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
  ],
});
