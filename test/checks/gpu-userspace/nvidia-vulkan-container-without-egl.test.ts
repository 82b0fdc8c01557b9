import check from '../../../checks/gpu-userspace/nvidia-vulkan-container-without-egl.ts';
import { testCheck } from '../../helpers/test-check.ts';

const none = 'ggml_vulkan: No devices found.';
const image = { 'container.image': 'ghcr.io/leejet/stable-diffusion.cpp:master-vulkan', 'container.runOptions': { entries: { gpus: 'all' } } };
const line = { 'container.image': null, 'container.runOptions': null, 'container.runEnvironment': null };
const inside = {
  ...line,
  'platform.container': 'docker',
  'container.nodes': ['/dev/nvidia0', '/dev/nvidiactl', '/dev/nvidia-uvm'],
  gpus: [{ vendor: 'nvidia' }],
  runtimes: [{ kind: 'llama.cpp', backends: ['vulkan'] }],
  'vulkan.loader': '1.3.275',
  vulkanDevices: [],
};

testCheck(check, {
  found: [
    {
      name: 'the options and the program’s line',
      is: 'suspected',
      cites: 'https://github.com/leejet/stable-diffusion.cpp/pull/1805',
      facts: { ...image, gpus: [{ vendor: 'nvidia' }] },
      log: [none],
    },
    { name: 'within the container', is: 'present', cites: 'https://github.com/ggml-org/llama.cpp/pull/18664', facts: inside },
    {
      name: 'llvmpipe alone',
      is: 'present',
      cites: 'https://github.com/NVIDIA/nvidia-container-toolkit/issues/1021',
      facts: { ...inside, vulkanDevices: [{ type: 'cpu' }] },
    },
  ],
  clear: [
    { name: 'a Radeon', facts: { ...image, gpus: [{ vendor: 'amd' }] }, log: [none] },
    { name: 'Ollama with CUDA', facts: { ...image, 'container.image': 'ollama/ollama', 'container.runEnvironment': { entries: {} } }, log: [none] },
    { name: 'the GPU is listed', facts: { ...inside, vulkanDevices: [{ type: 'discrete' }] } },
    { name: 'the sibling: an image without Vulkan’s loader', facts: { ...inside, 'vulkan.loader': null } },
    { name: 'an AMD GPU', facts: { ...inside, gpus: [{ vendor: 'amd' }] } },
    {
      name: 'a runtime that has CUDA too',
      facts: { ...inside, runtimes: [{ kind: 'llama.cpp', backends: ['vulkan', 'cuda'] }] },
    },
  ],
  unknown: [
    { name: 'the options alone', facts: image },
    { name: 'the line alone', log: [none] },
    { name: 'the image of many GPUs', facts: { 'container.image': 'ghcr.io/ggml-org/llama.cpp:server-vulkan' }, log: [none] },
  ],
});
