import { all, any, container, defineCheck, dockerRuntimeUnknown, engines, not, runtimes } from '#api';

export default defineCheck({
  id: 'docker-nvidia-runtime-unregistered',
  layer: 'container',
  kind: 'exposure',
  title: 'Docker or Podman does not know the runtime nvidia: its settings do not name it',
  impact: 'blocked',
  symptom: 'docker or compose ends with “unknown or invalid runtime name: nvidia”, Podman with “OCI runtime "nvidia" not found”.',
  blamedOn: 'the image, or the driver',
  runtimes: [],
  // daemon.json is not all: the daemon's options, a rootless daemon and Docker Desktop may name the runtime elsewhere.
  when: all(
    any(
      container.runOptions.value('runtime', 'nvidia'),
      // A report may show another line than the one that failed.
      runtimes.some((runtime) => runtime.startError.has(/runtime name: nvidia(?![\w-])|OCI runtime "nvidia" not found/)),
    ),
    not(engines.dockerRuntimes.has('nvidia')),
  ),
  proves: [...dockerRuntimeUnknown, /\bOCI runtime "nvidia" not found: invalid argument/],
  remedy: [
    {
      do: 'Docker: install nvidia-container-toolkit, let it write the daemon’s settings, and restart Docker, which stops running containers unless live-restore is on.',
      commands: ['sudo nvidia-ctk runtime configure --runtime=docker', 'sudo systemctl restart docker'],
    },
    {
      do: 'Podman needs no such runtime: leave --runtime out and ask for the CDI device, whose file nvidia-ctk cdi generate writes.',
      setting: '--device nvidia.com/gpu=all',
    },
    { do: 'A rootless daemon reads ~/.config/docker/daemon.json, a snap and Docker Desktop files of their own; --gpus all needs no such runtime.' },
  ],
  verify: 'docker info | grep -i runtimes   # names nvidia',
  owner: { component: 'local-configuration' },
  evidence: [
    {
      url: 'https://github.com/89luca89/distrobox/issues/1654',
      date: '2025-01-09',
      establishes: 'Podman’s words for --runtime=nvidia, of Distrobox’s old instructions',
      strength: 'several-reports',
    },
    {
      url: 'https://github.com/NVIDIA/nvidia-container-toolkit/issues/378',
      date: '2024-03-06',
      establishes: 'NVIDIA: the daemon does not use the settings that name the runtime',
      strength: 'maintainer-confirmed',
    },
    {
      url: 'https://github.com/Steam-Headless/docker-steam-headless/issues/117',
      date: '2026-01-16',
      establishes: 'nvidia-ctk runtime configure and a restart are the cure',
      strength: 'several-reports',
    },
    {
      url: 'https://github.com/NVIDIA-ISAAC-ROS/isaac_ros_visual_slam/issues/132',
      date: '2024-08-12',
      establishes: 'the same for a rootless daemon with settings of its own',
      strength: 'several-reports',
    },
  ],
});
