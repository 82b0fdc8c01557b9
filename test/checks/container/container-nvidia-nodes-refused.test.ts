import check from '../../../checks/container/container-nvidia-nodes-refused.ts';
import { testCheck } from '../../helpers/test-check.ts';

const inside = {
  'platform.system': 'native',
  'platform.container': 'podman',
  'container.nodesWithoutPermission': ['/dev/nvidia0', '/dev/nvidiactl'],
  runtimes: [{ kind: 'vllm' }],
};

testCheck(check, {
  found: [
    { name: 'nodes of group video in rootless Podman', facts: inside, is: 'present', cites: 'https://github.com/NVIDIA/nvidia-container-toolkit/issues/268' },
    {
      name: 'a heading that says where',
      log: ["Rootless podman 'Failed to initialize NVML: Insufficient Permissions' on OpenSUSE Tumbleweed"],
      is: 'confirmed',
      cites: 'https://github.com/NVIDIA/nvidia-container-toolkit/issues/268',
    },
    {
      name: 'the other way round',
      log: ['"Failed to initialize NVML: Insufficient Permissions" when running nvidia-smi in nvidia/cuda docker'],
      is: 'confirmed',
      cites: 'https://github.com/NVIDIA/nvidia-container-toolkit/issues/33',
    },
  ],
  clear: [
    { name: 'the nodes open', facts: { ...inside, 'container.nodesWithoutPermission': [] } },
    { name: 'a box in which nothing computes', facts: { ...inside, runtimes: [] } },
    {
      name: 'a box for the Radeon beside an NVIDIA card whose nodes belong to a group',
      facts: { ...inside, runtimes: [{ kind: 'ollama', backends: ['hip', 'cpu'] }] },
    },
    {
      name: 'LXC, where the server’s account is in the group and the administrator’s is not',
      facts: { ...inside, 'platform.container': 'lxc', runtimes: [{ kind: 'ollama', backends: ['cuda'] }], services: [{ opensNvidia: true }] },
    },
    { name: 'a host', facts: { ...inside, 'platform.container': null } },
    { name: 'only nodes of a display', facts: { ...inside, 'container.nodesWithoutPermission': ['/dev/dri/card0'] } },
  ],
  unknown: [
    {
      name: 'another engine, beside Docker where it works',
      log: ['It works in docker, but with Apptainer nvidia-smi says Failed to initialize NVML: Insufficient Permissions'],
    },
    {
      name: 'a container in which it works, beside an account of the host',
      log: [
        'In docker it works; as my own user I get Failed to initialize NVML: Insufficient Permissions',
        'It says Failed to initialize NVML: Insufficient Permissions on the host, and docker is not even installed',
      ],
    },
    { name: 'NVML’s words alone', log: ['Failed to initialize NVML: Insufficient Permissions'] },
    { name: 'a thing of the past', log: ['The podman container said “NVML: Insufficient Permissions”; fixed after adding my user to video.'] },
    { name: 'the nodes could not be looked at', facts: { ...inside, 'container.nodesWithoutPermission': { gap: 'denied' } } },
    {
      name: 'advice',
      log: [
        'If the container prints “Failed to initialize NVML: Insufficient Permissions”, add --security-opt=label=disable.',
        'Without it you might see Failed to initialize NVML: Insufficient Permissions in the container.',
      ],
    },
    {
      name: 'what was before, and what is no container',
      log: [
        'I use docker-ce now. Previously with podman: "Failed to initialize NVML: Insufficient Permissions" - fixed by keep-groups.',
        'In a systemd service (not docker) nvidia-smi says Failed to initialize NVML: Insufficient Permissions.',
        'I have no containers here. It says Failed to initialize NVML: Insufficient Permissions',
      ],
    },
    {
      name: 'siblings: an account, the device cgroup',
      log: ['Failed to initialize NVML: Insufficient Permissions', 'nvidia-smi in the container: Failed to initialize NVML: Unknown Error'],
    },
  ],
});
