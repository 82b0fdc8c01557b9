import check from '../../../checks/container/rootless-container-gpu-group-unmapped.ts';
import { testCheck } from '../../helpers/test-check.ts';

const inside = {
  runtimes: [{ kind: 'llama.cpp', backends: ['hip'] }],
  'rocm.version': null,
  torch: [],
  'container.mapped': true,
  'container.nodes': ['/dev/kfd', '/dev/dri/renderD128', '/dev/dri/renderD129'],
  'container.nodesWithoutPermission': ['/dev/kfd'],
  'container.nodeGroups': { entries: { '/dev/kfd': '65534', '/dev/dri/renderD128': '65534' } },
};

testCheck(check, {
  found: [
    { name: 'Distrobox on rootless Podman', facts: inside, is: 'present', cites: 'https://github.com/kyuz0/amd-strix-halo-toolboxes/issues/53' },
    {
      name: 'rocminfo’s words in a report',
      log: ['ollama is not member of "nogroup" group, the default DRM access group.'],
      is: 'confirmed',
      cites: 'https://github.com/89luca89/distrobox/issues/1230',
    },
    {
      name: 'no render node opens',
      facts: {
        ...inside,
        'container.nodesWithoutPermission': ['/dev/dri/renderD128', '/dev/dri/renderD129'],
        'container.nodeGroups': { entries: { '/dev/dri/renderD128': '65534', '/dev/dri/renderD129': '65534' } },
      },
      is: 'present',
    },
    { name: 'ROCm without a runtime yet', facts: { ...inside, runtimes: [], 'rocm.version': '7.2.0' }, is: 'present' },
  ],
  clear: [
    { name: 'Vulkan in a box, which does without /dev/kfd', facts: { ...inside, runtimes: [{ kind: 'llama.cpp', backends: ['vulkan'] }] } },
    {
      name: 'a box over SSH with CUDA, which has nodes of its own',
      facts: {
        ...inside,
        runtimes: [{ kind: 'ollama', backends: ['cuda', 'vulkan'] }],
        'container.nodes': ['/dev/nvidiactl', '/dev/nvidia0', '/dev/dri/renderD128'],
        'container.nodesWithoutPermission': ['/dev/dri/renderD128'],
      },
    },
    {
      name: 'a box over SSH with llama.cpp for the processor',
      facts: {
        ...inside,
        runtimes: [{ kind: 'llama.cpp', backends: ['cpu'] }],
        'container.nodesWithoutPermission': ['/dev/kfd', '/dev/dri/renderD128', '/dev/dri/renderD129'],
      },
    },
    { name: 'a box in which nothing computes', facts: { ...inside, runtimes: [], 'rocm.version': null } },
    { name: 'keep-groups: the node opens all the same', facts: { ...inside, 'container.nodesWithoutPermission': [] } },
    { name: 'the group is mapped, the user is not in it', facts: { ...inside, 'container.nodeGroups': { entries: { '/dev/kfd': '992' } } } },
    {
      name: 'a second GPU that is refused, beside one that opens',
      facts: {
        ...inside,
        'container.nodesWithoutPermission': ['/dev/dri/renderD129'],
        'container.nodeGroups': { entries: { '/dev/dri/renderD129': '65534' } },
      },
    },
    { name: 'not mapped at all', facts: { ...inside, 'container.mapped': false } },
  ],
  unknown: [
    {
      name: 'what people say of it, and nothing else',
      log: ['Podman rootless: When running a model it does not utilize the GPU when running with podman.', 'Does rootless podman not use the GPU?'],
    },
    {
      name: 'the same words in a Docker container',
      facts: { 'platform.container': 'docker', runtimes: { incomplete: [{ kind: 'llama.cpp' }] }, gpus: { incomplete: [{ vendor: 'amd' }] } },
      log: ['ggml_cuda_init: failed to initialize ROCm: no ROCm-capable device is detected'],
    },
    { name: 'groups could not be read', facts: { ...inside, 'container.nodeGroups': { gap: 'denied' } } },
    { name: 'the sibling cause’s words', log: ['root is not member of "video" group, the default DRM access group.'] },
  ],
});
