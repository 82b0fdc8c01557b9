import check from '../../../checks/container/container-nvidia-nodes-missing.ts';
import { testCheck } from '../../helpers/test-check.ts';

const inside = {
  'platform.system': 'native',
  'platform.container': 'docker',
  'container.visibleDevices': 'all',
  'nvidia.moduleVersion': '580.95.05',
  'container.nodes': [],
  'environment.variables': { entries: {} },
  'engines.dockerDefaultRuntime': null,
  'container.image': null,
  'container.runOptions': null,
  'container.runEnvironment': null,
  runtimes: [{ kind: 'vllm', backends: [] }],
};

testCheck(check, {
  found: [
    { name: 'a CUDA image without --gpus', facts: inside, is: 'exposed' },
    { name: 'and CUDA says so', facts: inside, log: ['RuntimeError: No CUDA GPUs are available'], is: 'suspected' },
    {
      name: 'docker run without --gpus, and a GPU that is not used',
      facts: {
        'platform.system': 'native',
        gpus: { incomplete: [{ vendor: 'nvidia' }] },
        'container.image': 'ollama/ollama',
        'container.runOptions': { entries: { detach: 'true', publish: '11434:11434' } },
        'container.runEnvironment': { entries: {} },
      },
      log: ['It is very slow, the GPU is not used at all.'],
      is: 'suspected',
    },
    {
      name: '--privileged, which brings the nodes and no library',
      facts: {
        'platform.system': 'native',
        gpus: [{ vendor: 'nvidia' }],
        'container.image': 'pytorch/pytorch:2.6.0-cuda12.4-cudnn9-runtime',
        'container.runOptions': { entries: { privileged: '' } },
        'container.runEnvironment': { entries: {} },
      },
      log: ['Found no NVIDIA driver on your system. Please check that you have an NVIDIA GPU'],
      is: 'suspected',
      cites: 'https://github.com/maciej-sypetkowski/kaggle-rcic-1st/issues/5',
    },
    {
      name: 'nvidia-smi is not in it',
      facts: {
        'platform.system': 'native',
        gpus: [{ vendor: 'nvidia' }],
        'container.image': 'nvidia/cuda:12.4.1-base-ubuntu22.04',
        'container.runOptions': { entries: { rm: '' } },
        'container.runEnvironment': { entries: {} },
      },
      log: ['unable to start container process: exec: "nvidia-smi": executable file not found in $PATH: unknown.'],
      is: 'suspected',
      cites: 'https://github.com/google-deepmind/alphafold/issues/374',
    },
  ],
  clear: [
    {
      name: 'a pod, which asks among its resources',
      facts: {
        'platform.system': 'native',
        'platform.container': 'kubernetes',
        'container.visibleDevices': 'void',
        gpus: [{ vendor: 'nvidia' }],
        'container.image': 'vllm/vllm-openai:latest',
        'container.runOptions': { entries: {} },
      },
      log: ['RuntimeError: Failed to infer device type'],
    },
    ...['ghcr.io/ollama-webui/ollama-webui:main', 'ghcr.io/example/ollama-exporter:1'].map((image) => ({
      name: `a client, or what only watches: ${image}`,
      facts: { ...inside, 'platform.container': null, gpus: [{ vendor: 'nvidia' }], 'container.image': image, 'container.runOptions': { entries: {} } },
      log: ['the GPU is not used'],
    })),
    {
      name: 'another GPU, which is handed over',
      facts: {
        ...inside,
        'platform.container': null,
        gpus: [{ vendor: 'nvidia' }, { vendor: 'amd' }],
        'container.image': 'ollama/ollama',
        'container.runOptions': { entries: { device: '/dev/kfd,/dev/dri' } },
      },
      log: ['the GPU is not used'],
    },
    { name: 'a pod that prepares data', facts: { ...inside, 'platform.container': 'kubernetes', runtimes: [{ kind: 'pytorch', backends: ['cuda'] }] } },
    {
      name: 'llama.cpp’s image for the CPU',
      facts: {
        ...inside,
        'platform.container': null,
        gpus: [{ vendor: 'nvidia' }],
        'container.image': 'ghcr.io/ggml-org/llama.cpp:server',
        'container.runOptions': { entries: {} },
      },
    },
    {
      name: 'Podman with NVIDIA’s hook',
      facts: {
        ...inside,
        'platform.container': null,
        gpus: [{ vendor: 'nvidia' }],
        'container.image': 'nvidia/cuda:11.4.3-base',
        'container.runOptions': { entries: { 'hooks-dir': '/usr/share/containers/oci/hooks.d' } },
      },
    },
    { name: 'LXC, which knows no --gpus', facts: { ...inside, 'platform.container': 'lxc' }, log: ['GPU not detected'] },
    {
      name: 'the libraries are mounted by hand',
      facts: {
        ...inside,
        'platform.container': null,
        gpus: [{ vendor: 'nvidia' }],
        'container.image': 'ollama/ollama',
        'container.runOptions': { entries: { privileged: '', volume: '/usr/lib/x86_64-linux-gnu/libcuda.so.1:/usr/lib/libcuda.so.1' } },
      },
    },
    {
      name: 'docker run with --gpus',
      facts: { ...inside, 'platform.container': null, 'container.image': 'ollama/ollama', 'container.runOptions': { entries: { gpus: 'all' } } },
      log: ['the GPU is not used'],
    },
    {
      name: 'an image for the CPU',
      facts: { ...inside, 'platform.container': null, 'container.image': 'vllm/vllm-openai-cpu', 'container.runOptions': { entries: {} } },
    },
    {
      name: 'Ollama’s plain image with the Radeon beside the NVIDIA card',
      facts: { ...inside, 'container.nodes': ['/dev/kfd', '/dev/dri/renderD129'], runtimes: [{ kind: 'ollama', backends: ['cuda', 'vulkan'] }] },
    },
    {
      name: 'CUDA is switched off on purpose',
      facts: { ...inside, 'environment.variables': { entries: { CUDA_VISIBLE_DEVICES: '-1' } }, runtimes: [{ kind: 'ollama', backends: ['cuda'] }] },
    },
    ...['-1', ''].map((value) => ({
      name: `switched off on purpose in the line that starts it: "${value}"`,
      facts: {
        'platform.system': 'native' as const,
        gpus: { incomplete: [{ vendor: 'nvidia' as const }] },
        'container.image': 'ollama/ollama',
        'container.runOptions': { entries: { detach: 'true' } },
        'container.runEnvironment': { entries: { CUDA_VISIBLE_DEVICES: value } },
        'container.visibleDevices': null,
      },
      log: ['the GPU is not used'],
    })),
    { name: 'a web page built on a CUDA image', facts: { ...inside, runtimes: [] } },
    { name: 'the nodes are there', facts: { ...inside, 'container.nodes': ['/dev/nvidia0', '/dev/nvidiactl', '/dev/nvidia-uvm'] } },
    { name: 'an image that asks for none', facts: { ...inside, 'container.visibleDevices': null } },
    { name: 'served by CDI', facts: { ...inside, 'container.visibleDevices': 'void' } },
    { name: 'a host without the driver', facts: { ...inside, 'nvidia.moduleVersion': null } },
    { name: 'under WSL2 there are no such nodes', facts: { ...inside, 'platform.system': 'wsl2' } },
  ],
  unknown: [
    {
      name: 'a GPU that was there before',
      facts: { 'platform.system': 'native', 'platform.container': 'docker', gpus: { incomplete: [{ vendor: 'nvidia' }] } },
      log: ['After a while the GPU is not used any more.'],
    },
    { name: 'the nodes could not be listed', facts: { ...inside, 'container.nodes': { gap: 'denied' } } },
  ],
});
