import check from '../../../checks/container/nvidia-driver-capabilities-without-compute.ts';
import { testCheck } from '../../helpers/test-check.ts';

const inside = {
  'platform.container': 'docker',
  'container.driverMounts': ['libnvidia-ml.so.580.95.05', 'libdxcore.so'],
  'container.runOptions': null,
  'container.runEnvironment': null,
  runtimes: [{ kind: 'llama.cpp', backends: ['cuda', 'cpu'] }],
  torch: [],
  'engines.dockerVersion': null,
  cdiSpecs: [],
};
const older = { 'engines.dockerVersion': '28.5.1', cdiSpecs: [] } as const;
const missing = 'ImportError: libcuda.so.1: cannot open shared object file: No such file or directory';

testCheck(check, {
  found: [
    {
      name: 'as it was told',
      log: ['With `capabilities: [gpu, utility]` the container gets only the utility libraries: libnvidia-ml.so.1 but no `libcuda.so.1`.'],
      is: 'confirmed',
      cites: 'https://github.com/mudler/LocalAI/issues/11973',
    },
    {
      name: 'a compose file in a report',
      facts: {
        ...older,
        'container.image': 'localai/localai:latest',
        'container.runOptions': { entries: { gpus: '1', 'gpu-capabilities': 'gpu,utility' } },
        'container.runEnvironment': { entries: {} },
      },
      is: 'exposed',
    },
    {
      name: 'a compose file, the error, and an engine of which nothing is told',
      facts: {
        'container.image': 'localai/localai:latest',
        'container.runOptions': { entries: { gpus: '1', 'gpu-capabilities': 'gpu,utility' } },
        'container.runEnvironment': { entries: {} },
      },
      log: [missing],
      is: 'suspected',
    },
    { name: 'a compose file with [gpu, utility]', facts: inside, is: 'confirmed', cites: 'https://github.com/mudler/LocalAI/issues/11973' },
    {
      name: 'a docker run line in a report',
      facts: {
        ...older,
        'platform.container': null,
        'container.image': 'vllm/vllm-openai',
        'container.runOptions': { entries: { gpus: 'all' } },
        'container.runEnvironment': { entries: { NVIDIA_DRIVER_CAPABILITIES: 'graphics,utility' } },
      },
      is: 'exposed',
    },
  ],
  clear: [
    {
      name: 'the same where Docker serves it by CDI',
      facts: {
        'engines.dockerVersion': '29.3.0',
        cdiSpecs: [{ kind: 'nvidia.com/gpu' }],
        'platform.container': null,
        'container.image': 'vllm/vllm-openai',
        'container.runOptions': { entries: { gpus: 'all' } },
        'container.runEnvironment': { entries: { NVIDIA_DRIVER_CAPABILITIES: 'graphics,utility' } },
      },
    },
    {
      name: 'llama.cpp with Vulkan, which asks for graphics',
      facts: {
        ...older,
        'platform.container': null,
        'container.image': 'ghcr.io/ggml-org/llama.cpp:server-vulkan',
        'container.runOptions': { entries: { gpus: 'all' } },
        'container.runEnvironment': { entries: { NVIDIA_DRIVER_CAPABILITIES: 'graphics,utility' } },
      },
    },
    {
      name: 'an exporter in a compose file',
      facts: {
        'platform.container': null,
        'container.image': 'nvcr.io/nvidia/k8s/dcgm-exporter',
        'container.runOptions': { entries: { gpus: '1', 'gpu-capabilities': 'gpu,utility' } },
      },
    },
    {
      name: 'a compose file with gpu alone',
      facts: {
        'platform.container': null,
        'container.image': 'vllm/vllm-openai',
        'container.runOptions': { entries: { gpus: 'all', 'gpu-capabilities': 'gpu' } },
        'container.runEnvironment': { entries: {} },
      },
    },
    { name: 'libcuda is there too', facts: { ...inside, 'container.driverMounts': ['libnvidia-ml.so.580.95.05', 'libcuda.so.580.95.05'] } },
    { name: 'a container that only watches', facts: { ...inside, runtimes: [] } },
    {
      name: 'all capabilities',
      facts: {
        'platform.container': null,
        'container.image': 'vllm/vllm-openai',
        'container.runOptions': { entries: { gpus: 'all' } },
        'container.runEnvironment': { entries: { NVIDIA_DRIVER_CAPABILITIES: 'all' } },
      },
      log: ['OSError: libcuda.so.1: cannot open shared object file: No such file or directory'],
    },
  ],
  unknown: [
    { name: 'the mount table could not be read', facts: { ...inside, 'container.driverMounts': { gap: 'denied' } } },
    {
      name: 'the siblings: libcuda is missing in a container, and nothing is told of the capabilities',
      facts: {
        'platform.container': 'docker',
        'container.image': 'ghcr.io/ggerganov/llama.cpp:server-cuda',
        'container.runOptions': { entries: { gpus: 'all' } },
        runtimes: [{ kind: 'llama.cpp', backends: ['cuda'] }],
      },
      log: ['/server: error while loading shared libraries: libcuda.so.1: cannot open shared object file: No such file or directory'],
    },
  ],
});
