import check from '../../../checks/container/container-kfd-not-passed.ts';
import { testCheck } from '../../helpers/test-check.ts';

const inside = {
  'platform.system': 'native',
  'platform.container': 'docker',
  'container.nodes': ['/dev/dri/card0', '/dev/dri/renderD128'],
  'container.image': null,
  'container.runOptions': null,
  gpus: [{ vendor: 'amd', renderNodeOpens: true }],
  runtimes: [{ kind: 'ollama', backends: ['hip', 'cpu'] }],
};

testCheck(check, {
  found: [
    { name: 'Ollama’s ROCm image with /dev/dri alone', facts: inside, is: 'exposed', cites: 'https://github.com/ollama/ollama/pull/6736' },
    {
      name: 'ROCm’s own words beside it',
      facts: inside,
      log: ['ggml_cuda_init: failed to initialize ROCm: no ROCm-capable device is detected'],
      is: 'suspected',
    },
    {
      name: 'a docker run line in a report',
      facts: { 'platform.system': 'native', 'container.image': 'ollama/ollama:rocm', 'container.runOptions': { entries: { device: '/dev/dri' } } },
      is: 'exposed',
    },
  ],
  clear: [
    {
      name: 'a toolbox, which has the host’s /dev',
      facts: { ...inside, 'platform.container': 'toolbx', 'container.image': null },
      log: ['ggml_cuda_init: failed to initialize ROCm: no ROCm-capable device is detected'],
    },
    { name: '/dev/kfd was passed too', facts: { ...inside, 'container.nodes': ['/dev/dri/card0', '/dev/dri/renderD128', '/dev/kfd'] } },
    {
      name: 'a container for Vulkan alone',
      facts: { ...inside, runtimes: [{ kind: 'llama.cpp', backends: ['vulkan', 'cpu'] }] },
      log: ['no ROCm-capable device is detected'],
    },
    {
      name: 'LXC with an RTX card for Ollama, and the processor’s Radeon for videos',
      facts: {
        ...inside,
        'platform.container': 'lxc',
        'container.nodes': ['/dev/dri/renderD128', '/dev/nvidia0', '/dev/nvidiactl', '/dev/nvidia-uvm'],
        runtimes: [{ kind: 'ollama', backends: ['cuda', 'hip'] }],
      },
    },
    { name: 'a program that has Vulkan beside ROCm', facts: { ...inside, runtimes: [{ kind: 'ollama', backends: ['hip', 'vulkan'] }] } },
    {
      name: 'AMD’s devices by CDI',
      facts: {
        'platform.system': 'native',
        'platform.container': null,
        'container.image': 'ollama/ollama:rocm',
        'container.runOptions': { entries: { device: '/dev/dri amd.com/gpu=all' } },
      },
    },
    {
      name: 'a report that names both, and another fault',
      facts: {
        'platform.container': 'docker',
        gpus: { incomplete: [{ vendor: 'amd' }] },
        'container.image': 'ollama/ollama:rocm',
        'container.runOptions': { entries: { device: '/dev/kfd,/dev/dri' } },
      },
      log: ['no ROCm-capable device is detected'],
    },
    { name: 'not in a container', facts: { ...inside, 'platform.container': null, 'container.nodes': null } },
  ],
  unknown: [{ name: 'the nodes could not be listed', facts: { ...inside, 'container.nodes': { gap: 'denied' } } }],
});
