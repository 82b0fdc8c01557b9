import { all, any, container, cudaUnknownError, defineCheck, gpus, not, platform, runtimes, usesCuda } from '#api';

export default defineCheck({
  id: 'lxc-nvidia-uvm-missing',
  layer: 'container',
  kind: 'fault',
  title: 'The LXC container has /dev/nvidiactl but no /dev/nvidia-uvm, which CUDA needs',
  impact: 'blocked',
  symptom: 'nvidia-smi works in the container, and CUDA fails with 999 or finds no device, often since the host was rebooted.',
  blamedOn: 'the runtime’s update, or a driver mismatch',
  runtimes: [],
  // An unprivileged container cannot make the node itself.
  when: all(
    platform.container.is('lxc'),
    any(
      gpus.some((gpu) => gpu.vendor.is('nvidia')),
      container.nodes.hasMatch(/^\/dev\/nvidia/),
    ),
    container.mapped.is(true),
    container.nodes.has('/dev/nvidiactl'),
    not(container.nodes.has('/dev/nvidia-uvm')),
    // One that only watches GPUs is right to go without.
    not(runtimes.isEmpty()),
  ),
  // Vulkan does without.
  unless: not(usesCuda),
  hints: [...cudaUnknownError],
  explains: ['cuda-refuses-though-nvml-answers', 'nvidia-uvm-not-loaded'],
  remedy: [
    {
      do: 'On the host, load nvidia_uvm and make its nodes, then restart this container. It is gone after the next boot: let a systemd unit of your own run the command before the containers start (Proxmox: Before=pve-guests.service).',
      commands: ['sudo nvidia-modprobe -u -c=0', 'ls -l /dev/nvidia-uvm'],
    },
    {
      do: 'In the container’s configuration, pass /dev/nvidia-uvm and /dev/nvidia-uvm-tools beside the other nodes, and allow the major number that /proc/devices shows now; it can change at every boot. Proxmox’s devN: entries allow it by themselves, but give the node to root alone unless a mode or a group stands there: Ollama’s service runs under an account of its own.',
      setting: 'dev1: /dev/nvidia-uvm,mode=0666',
    },
  ],
  verify: 'ls -l /dev/nvidia-uvm; grep nvidia-uvm /proc/devices   # the numbers meet',
  owner: { component: 'local-configuration' },
  evidence: [
    {
      url: 'https://github.com/community-scripts/ProxmoxVE/issues/5740',
      date: '2025-07-05',
      establishes: 'error 999 in the container after a reboot of the host, while nvidia-smi works',
      strength: 'several-reports',
    },
    {
      url: 'https://github.com/NVIDIA/enroot/issues/106',
      date: '2021-10-21',
      establishes: 'a maintainer: nvidia-uvm is not loaded at boot; CUDA loads it on demand, an unprivileged container cannot',
      strength: 'maintainer-confirmed',
    },
    {
      url: 'https://github.com/ollama/ollama/blob/fb30760996871fa9460115c753afd2c60d4ab0f7/docs/troubleshooting.mdx',
      date: '2026-08-21',
      establishes: 'code 999 points to nvidia-uvm',
      strength: 'documented',
    },
  ],
});
