import { all, any, cdiSpecs, container, containerToolMayNotSetCgroup, defineCheck, engines, not, platform } from '#api';

export default defineCheck({
  id: 'rootless-docker-nvidia-cgroups',
  layer: 'container',
  kind: 'exposure',
  title: 'NVIDIA’s tool may not write the device cgroup, as in rootless or nested container engines',
  impact: 'blocked',
  symptom:
    'A GPU container ends at its start with “failed to add device rules … bpf_prog_query(BPF_CGROUP_DEVICE) failed: operation not permitted”, before 2022 with “devices.allow: permission denied”.',
  blamedOn: 'SELinux, or a broken toolkit',
  runtimes: [],
  when: all(
    platform.system.is('native'),
    // In an unprivileged LXC container Docker is as little allowed to.
    any(engines.dockerRootless.is(true), all(platform.container.is('lxc'), container.mapped.is(true), engines.dockerRuntimes.has('nvidia'))),
    engines.noCgroups.is(false),
    // Injection by CDI, the default from 1.18 on, writes no rules of its own; for --gpus Docker calls NVIDIA's hook, which knows the legacy mode alone.
    any(
      all(engines.toolkitVersion.below('1.18.0'), not(engines.toolkitMode.oneOf('cdi', 'csv'))),
      engines.toolkitMode.is('legacy'),
      all(container.runOptions.has('gpus'), engines.dockerVersion.below('29.2.0'), not(engines.toolkitMode.oneOf('cdi', 'csv'))),
    ),
  ),
  unless: any(
    // Where a CDI file is there, the devices are most likely asked for in that way.
    cdiSpecs.some((spec) => spec.kind.has(/^nvidia\.com\//)),
    // The settings that a live machine shows are those of the Docker that runs as root: it serves the GPUs then, and the rootless one beside it other work.
    all(engines.dockerRootless.is(true), engines.dockerRuntimes.has('nvidia'), engines.dockerSystem.isAbsent()),
  ),
  proves: [...containerToolMayNotSetCgroup],
  hints: [/nvidia-container-cli: mount error: failed to add device rules/],
  remedy: [
    {
      do: 'Use CDI, which NVIDIA recommends for rootless engines and which writes no such rules of its own (a file by nvidia-ctk cdi generate, and Podman, Docker 28.2 or an earlier one with "features": {"cdi": true}). Where Docker runs as root on the host itself, toolkit 1.18 or later with --runtime=nvidia does it as well.',
      setting: '--device nvidia.com/gpu=all',
    },
    {
      do: 'Or tell the runtime to leave cgroups alone (toolkit 1.14.0 does not read the setting: update it). It holds for the whole machine: GPU containers of a Docker that runs as root then fail.',
      commands: ['sudo nvidia-ctk config --set nvidia-container-cli.no-cgroups=true --in-place'],
    },
  ],
  verify: 'docker run --rm --gpus all ubuntu nvidia-smi -L',
  owner: { component: 'nvidia-container-toolkit' },
  evidence: [
    {
      url: 'https://github.com/moby/moby/issues/38729',
      date: '2019-02-14',
      establishes: 'a maintainer of rootless mode: the runtime fails at devices.allow, since cgroups are closed to it',
      strength: 'maintainer-confirmed',
    },
    {
      url: 'https://github.com/NVIDIA/libnvidia-container/issues/154',
      date: '2022-01-11',
      establishes: 'Docker in an LXC container of Proxmox: bpf_prog_query refused',
      strength: 'several-reports',
    },
    {
      url: 'https://github.com/NVIDIA/nvidia-container-toolkit/issues/139',
      date: '2025-11-14',
      establishes: 'no-cgroups = true cures it; a maintainer: newer releases no longer write these programs',
      strength: 'maintainer-confirmed',
    },
    {
      url: 'https://github.com/NVIDIA/nvidia-container-toolkit/issues/1487',
      date: '2025-11-20',
      establishes: 'the same with toolkit 1.18.0 and --gpus, in legacy mode',
      strength: 'single-report',
    },
    {
      url: 'https://github.com/NVIDIA/nvidia-container-toolkit/issues/1200',
      date: '2025-07-22',
      establishes: 'the same with sudo docker on Debian 12; a maintainer: 1.18 hands the nodes over in another way',
      strength: 'several-reports',
    },
    { url: 'https://github.com/NVIDIA/nvidia-docker/issues/1155', date: '2019-12-12', establishes: 'the same with --gpus all', strength: 'several-reports' },
    {
      url: 'https://docs.nvidia.com/datacenter/cloud-native/container-toolkit/latest/install-guide.html',
      date: '2026-08-21',
      establishes: 'no-cgroups is a step of the guide for rootless Docker',
      strength: 'documented',
    },
  ],
});
