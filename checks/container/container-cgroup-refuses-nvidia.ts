import { all, any, container, containerLosesGpu, cudaNotPermitted, defineCheck, gpus, not, nvmlUnknownError, platform, usesCuda } from '#api';

export default defineCheck({
  id: 'container-cgroup-refuses-nvidia',
  layer: 'container',
  kind: 'fault',
  title: 'The container’s device cgroup refuses /dev/nvidia*, as after systemctl daemon-reload',
  impact: 'blocked',
  symptom: 'A container that used the GPU for hours says “Failed to initialize NVML: Unknown Error”, and the runtime goes on on the CPU.',
  blamedOn: 'the driver, a GPU that fell off the bus, or the runtime’s update',
  runtimes: [],
  when: all(
    platform.system.is('native'),
    not(platform.container.isAbsent()),
    any(
      gpus.some((gpu) => gpu.vendor.is('nvidia')),
      container.nodes.hasMatch(/^\/dev\/nvidia/),
    ),
    // The node is there and its mode would allow it: EPERM comes from the device cgroup alone. With all of /dev mounted the GPUs of others are barred as
    // well, and rightly; these nodes are everybody's.
    container.nodesBarred.hasAny('/dev/nvidiactl', '/dev/nvidia-uvm'),
  ),
  // What only watches the machine needs no GPU, and what computes on a Radeon or on the processor none of NVIDIA's.
  unless: not(usesCuda),
  hints: [...nvmlUnknownError, ...cudaNotPermitted],
  said: [...containerLosesGpu],
  // What lost the GPU also finds no device.
  explains: ['nvml-refuses-loaded-driver', 'container-nvidia-nodes-missing'],
  remedy: [
    {
      do: 'Now: restart the container (docker restart, or delete the pod). A mere restart of the program inside does not bring the device rules back.',
    },
    {
      do: 'For good: let the engine pass the nodes itself, so that systemd knows of them; CDI does so (a file by nvidia-ctk cdi generate, Docker 28.2 or Podman), and so does --runtime=nvidia in place of --gpus from toolkit 1.18 on.',
      setting: '--device nvidia.com/gpu=all',
    },
    {
      do: 'Or take Docker’s cgroups out of systemd’s hands in /etc/docker/daemon.json and restart Docker, which stops all containers (those with a restart policy come back); systemd no longer accounts for them then.',
      setting: '"exec-opts": ["native.cgroupdriver=cgroupfs"]',
    },
    {
      do: 'Proxmox LXC: allow the major numbers that `ls -l /dev/nvidia*` shows on the host, or pass the nodes as devN: entries; then restart the container.',
      setting: 'lxc.cgroup2.devices.allow: c 195:* rwm',
    },
    {
      do: 'Kubernetes, with an older toolkit: let NVIDIA’s device plugin hand the nodes to the kubelet; the chart’s value makes its pod privileged as well.',
      setting: 'compatWithCPUManager: true',
    },
    { do: 'If it fails from the first second: no-cgroups = true in /etc/nvidia-container-runtime/config.toml is for rootless engines only.' },
  ],
  verify: 'nvidia-smi -L   # inside the container, after sudo systemctl daemon-reload on the host',
  owner: { component: 'nvidia-container-toolkit' },
  evidence: [
    {
      url: 'https://github.com/NVIDIA/nvidia-container-toolkit/issues/48',
      date: '2023-02-07',
      establishes: 'NVIDIA’s notice: systemd drops the device rules on reload; cause and three ways out',
      strength: 'maintainer-confirmed',
    },
    {
      url: 'https://github.com/NVIDIA/nvidia-container-toolkit/issues/1227',
      date: '2025-08-07',
      establishes: 'seen again on Ubuntu 22.04 with driver 570',
      strength: 'several-reports',
    },
    {
      url: 'https://github.com/NVIDIA/nvidia-container-toolkit/issues/1744',
      date: '2026-03-30',
      establishes: 'a maintainer: the default runtime of toolkit 1.18.1 is not affected',
      strength: 'maintainer-confirmed',
    },
    {
      url: 'https://docs.nvidia.com/datacenter/cloud-native/container-toolkit/latest/troubleshooting.html',
      date: '2026-08-21',
      establishes: '--gpus and the legacy mode are what is hit; cgroupfs, --device, CDI, and compatWithCPUManager in Kubernetes',
      strength: 'documented',
    },
    {
      url: 'https://github.com/ollama/ollama/blob/fb30760996871fa9460115c753afd2c60d4ab0f7/docs/troubleshooting.mdx',
      date: '2026-08-21',
      establishes: 'Ollama in Docker goes to the CPU after a while; cgroupfs as the cure',
      strength: 'documented',
    },
    {
      url: 'https://github.com/ollama/ollama/issues/6928',
      date: '2024-09-24',
      establishes: 'error 800, “not permitted”, in a container of Ollama after hours or days',
      strength: 'several-reports',
    },
  ],
});
