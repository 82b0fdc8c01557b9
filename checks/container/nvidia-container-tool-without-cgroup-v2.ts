import { any, containerToolNoDeviceCgroup, defineCheck, runtimes, torch } from '#api';

const notFound = /container error: cgroup subsystem devices not found/;

export default defineCheck({
  id: 'nvidia-container-tool-without-cgroup-v2',
  layer: 'container',
  kind: 'fault',
  title: 'nvidia-container-cli finds no devices cgroup: it is built for cgroup v1, the system has v2',
  impact: 'blocked',
  symptom: 'docker run --gpus ends with “nvidia-container-cli: container error: cgroup subsystem devices not found”.',
  blamedOn: 'Docker, or the driver',
  runtimes: [],
  // Only the tool’s own words tell of it: an old one is fine where the old hierarchy is mounted.
  when: any(
    runtimes.some((runtime) => runtime.startError.has(notFound)),
    torch.some((environment) => environment.lastError.has(notFound)),
  ),
  proves: [...containerToolNoDeviceCgroup],
  remedy: [
    {
      do: 'Update nvidia-container-toolkit and libnvidia-container from NVIDIA’s repository (a release of 2022 or later), and look that no older copy is left. The next container takes it.',
    },
    {
      do: 'Or hand the GPU over by CDI (a file by nvidia-ctk cdi generate, Docker 28.2 or Podman), where the engine itself writes the device rules.',
      setting: '--device nvidia.com/gpu=all',
    },
    {
      do: 'As a stopgap boot with the old hierarchy, on systemd before 256; other programs then lose what needs cgroup v2.',
      setting: 'systemd.unified_cgroup_hierarchy=false',
    },
  ],
  verify: 'nvidia-container-cli --version; stat -fc %T /sys/fs/cgroup',
  owner: { component: 'nvidia-container-toolkit' },
  evidence: [
    {
      url: 'https://github.com/NVIDIA/nvidia-docker/issues/1447',
      date: '2021-01-07',
      establishes: 'the message on Debian after systemd went to cgroup v2',
      strength: 'several-reports',
    },
    {
      url: 'https://github.com/NVIDIA/k8s-device-plugin/issues/235',
      date: '2021-03-29',
      establishes: 'the same machine works with cgroup v1 and fails with v2',
      strength: 'several-reports',
    },
    {
      url: 'https://github.com/NVIDIA/nvidia-docker/issues/1660',
      date: '2022-10-09',
      establishes: 'seen with 1.11.0 of a distribution’s own build as well',
      strength: 'several-reports',
    },
  ],
});
