import check from '../../../checks/gpu-userspace/nvidia-vulkan-container-without-egl.ts';
import { testCheck } from '../../helpers/test-check.ts';

const none = 'ggml_vulkan: No devices found.';
const image = { 'container.image': 'ghcr.io/leejet/stable-diffusion.cpp:master-vulkan', 'container.runOptions': { entries: { gpus: 'all' } } };
const line = { 'container.image': null, 'container.runOptions': null, 'container.runEnvironment': null };
const inside = {
  ...line,
  'platform.system': 'native',
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
    {
      name: 'ncnn’s line, in an image whose name does not speak of Vulkan',
      is: 'suspected',
      facts: { ...image, 'container.image': 'ghcr.io/k4yt3x/video2x:6.3.1', gpus: [{ vendor: 'nvidia' }] },
      log: ['[0 llvmpipe (LLVM 15.0.7, 256 bits)]  queueC=0[1]  queueG=0[1]  queueT=0[1]'],
      cites: 'https://github.com/nihui/rife-ncnn-vulkan/issues/73',
    },
    {
      name: 'Video2X',
      is: 'suspected',
      facts: { ...image, 'container.image': 'ghcr.io/k4yt3x/video2x:6.3.1', gpus: [{ vendor: 'nvidia' }] },
      log: ['[info] Using Vulkan device: llvmpipe (LLVM 18.1.8, 256 bits) (0x0)'],
      cites: 'https://github.com/k4yt3x/video2x/issues/1418',
    },
    {
      name: 'the loader, for want of libXext',
      is: 'suspected',
      facts: { ...image, gpus: [{ vendor: 'nvidia' }] },
      log: ['ERROR: [Loader Message] Code 0 : loader_icd_scan: Failed loading library associated with ICD JSON libGLX_nvidia.so.0. Ignoring this JSON'],
      cites: 'https://github.com/NVIDIA/nvidia-container-toolkit/issues/16',
    },
    {
      name: 'a title',
      is: 'suspected',
      facts: { ...image, gpus: [{ vendor: 'nvidia' }] },
      log: ['Nvidia GPUs not available as vulkan compute unit in docker'],
      cites: 'https://github.com/ollama/ollama/issues/13241',
    },
    {
      name: 'a sentence',
      is: 'suspected',
      facts: { ...image, gpus: [{ vendor: 'nvidia' }] },
      log: ['running `vulkaninfo` inside a docker container only shows the CPU, and no GPUs are passed through'],
      cites: 'https://github.com/NVIDIA/nvidia-container-toolkit/issues/1472',
    },
    {
      name: 'the manifest that was not mounted',
      is: 'suspected',
      facts: { ...image, gpus: [{ vendor: 'nvidia' }] },
      log: ['nvidia-container-toolkit fails to create /etc/vulkan/icd.d/nvidia_icd.json'],
      cites: 'https://github.com/NVIDIA/nvidia-container-toolkit/issues/811',
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
    { name: 'under WSL, where NVIDIA has no Vulkan driver', facts: { ...inside, 'platform.system': 'wsl2' }, log: [none] },
    {
      name: 'an image for CUDA',
      facts: { ...inside, 'container.image': 'ghcr.io/ggml-org/llama.cpp:server-cuda', 'container.runOptions': { entries: { gpus: 'all' } } },
    },
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
    {
      name: 'a program in a container with a GPU, of which nothing about Vulkan is told',
      facts: {
        ...image,
        'container.image': 'llama-cpp-python',
        gpus: { incomplete: [{ vendor: 'nvidia' }] },
        runtimes: { incomplete: [{ kind: 'llama.cpp' }] },
      },
    },
    { name: 'the line alone', log: [none] },
    {
      name: 'llvmpipe beside a GPU, and praise',
      facts: { ...image, gpus: [{ vendor: 'nvidia' }] },
      log: [
        '[1 llvmpipe (LLVM 15.0.7, 256 bits)]  queueC=0[1]',
        '-v /usr/share/vulkan/icd.d/nvidia_icd.json:/etc/vulkan/icd.d/nvidia_icd.json',
        'llama.cpp + Vulkan RADV (container): max speed, no overhead',
        'Vulkan works but CUDA does not work in Docker',
        'Vulkan is not as fast as CUDA in the container',
        'No change with VK_ICD_FILENAMES=/usr/share/vulkan/icd.d/nvidia_icd.json',
      ],
    },
    {
      name: 'a machine of which no container is told',
      facts: { gpus: { incomplete: [{ vendor: 'nvidia' }] }, runtimes: { incomplete: [{ kind: 'llama.cpp', backends: ['vulkan'] }] }, vulkanDevices: [] },
      log: [none],
    },
    { name: 'the image of many GPUs', facts: { 'container.image': 'ghcr.io/ggml-org/llama.cpp:server-vulkan' }, log: [none] },
  ],
});
