import check from '../../../checks/container/container-gpu-group-missing.ts';
import { testCheck } from '../../helpers/test-check.ts';

const inside = {
  runtimes: [{ kind: 'llama.cpp', backends: ['hip'] }],
  'rocm.version': null,
  torch: [],
  'platform.container': 'docker',
  'container.nodes': ['/dev/kfd', '/dev/dri/card0', '/dev/dri/renderD128', '/dev/dri/renderD129'],
  'container.nodesWithoutPermission': ['/dev/kfd', '/dev/dri/renderD128'],
  'container.nodeGroups': { entries: { '/dev/kfd': '992', '/dev/dri/renderD128': '992' } },
  'container.runOptions': null,
  'user.groups': ['users'],
};

testCheck(check, {
  found: [
    { name: 'a user outside of group 992', facts: inside, is: 'present', cites: 'https://github.com/ROCm/ROCm-docker/issues/116' },
    {
      name: 'the render node alone',
      facts: { ...inside, 'container.nodes': ['/dev/dri/renderD129'], 'container.nodesWithoutPermission': ['/dev/dri/renderD129'] },
      is: 'present',
    },
    {
      name: 'LXC, where the server’s account is not in the group either',
      facts: { ...inside, 'platform.container': 'lxc', services: [{ opensKfd: false, opensRenderNode: false }] },
      is: 'present',
    },
    {
      name: 'PyTorch for ROCm, where the render node alone opens',
      facts: {
        ...inside,
        runtimes: { incomplete: [{ kind: 'pytorch' }] },
        torch: { incomplete: [{ hip: '6.4' }] },
        'container.nodes': ['/dev/kfd', '/dev/dri/renderD128'],
        'container.nodesWithoutPermission': ['/dev/kfd'],
      },
      is: 'present',
    },
    { name: 'ROCm without a runtime yet', facts: { ...inside, runtimes: [], 'rocm.version': '7.2.0' }, is: 'present' },
    {
      name: 'a report of a Radeon in a container',
      is: 'suspected',
      facts: { 'platform.container': 'docker', gpus: { incomplete: [{ vendor: 'amd' }] }, runtimes: { incomplete: [{ kind: 'ollama' }] } },
      log: ['Unable to open /dev/kfd read-write: Permission denied'],
    },
  ],
  clear: [
    { name: 'a box on a desktop in which nothing computes', facts: { ...inside, runtimes: [] } },
    {
      name: 'an unused render node beside NVIDIA’s',
      facts: { ...inside, 'container.nodes': ['/dev/nvidiactl', '/dev/dri/renderD128'], 'container.nodesWithoutPermission': ['/dev/dri/renderD128'] },
    },
    {
      name: 'a privileged container with vLLM on an RTX card, and the nodes of the processor’s graphics',
      facts: {
        ...inside,
        runtimes: [{ kind: 'vllm', backends: ['cuda'] }],
        'container.nodes': ['/dev/nvidiactl', '/dev/nvidia0', '/dev/kfd', '/dev/dri/renderD128'],
      },
    },
    { name: 'a privileged container with llama.cpp for the processor', facts: { ...inside, runtimes: [{ kind: 'llama.cpp', backends: ['cpu'] }] } },
    {
      name: 'llama.cpp by Vulkan, whose render node opens',
      facts: { ...inside, runtimes: [{ kind: 'llama.cpp', backends: ['vulkan', 'cpu'] }], 'container.nodesWithoutPermission': ['/dev/kfd'] },
    },
    { name: 'another render node is open', facts: { ...inside, 'container.nodesWithoutPermission': ['/dev/dri/renderD129'] } },
    { name: 'in the group, and refused all the same: SELinux', facts: { ...inside, 'user.groups': ['users', '992'] } },
    {
      name: 'rootless Podman keeps the groups already',
      facts: { ...inside, 'platform.container': 'podman', 'container.runOptions': { entries: { 'group-add': 'keep-groups' } } },
    },
    {
      name: 'LXC, where the server’s account is in the group and the administrator’s is not',
      facts: { ...inside, 'platform.container': 'lxc', services: [{ opensKfd: true, opensRenderNode: true }] },
    },
    { name: 'the group was added', facts: { ...inside, 'container.nodesWithoutPermission': [] } },
    { name: 'a card node alone is refused, which inference does not need', facts: { ...inside, 'container.nodesWithoutPermission': ['/dev/dri/card0'] } },
    {
      name: 'the group is not mapped: another cause',
      facts: { ...inside, 'container.nodeGroups': { entries: { '/dev/kfd': '65534', '/dev/dri/renderD128': '65534' } } },
    },
    { name: 'outside of a container', facts: { 'platform.container': null, 'container.nodesWithoutPermission': null, 'container.nodeGroups': null } },
  ],
  unknown: [
    { name: 'access could not be asked', facts: { ...inside, 'container.nodesWithoutPermission': { gap: 'not-recorded' } } },
    {
      name: 'a refusal that may be the host’s',
      facts: { gpus: { incomplete: [{ vendor: 'amd' }] }, runtimes: { incomplete: [{ kind: 'llama.cpp' }] } },
      log: ['Unable to open /dev/kfd read-write: Permission denied'],
    },
  ],
});
