import check from '../../../checks/container/nvidia-driver-capabilities-without-compute.ts';
import { testCheck } from '../../helpers/test-check.ts';

const inside = {
  'platform.container': 'docker',
  'container.driverMounts': ['libnvidia-ml.so.580.95.05', 'libdxcore.so'],
  'container.runOptions': null,
  'container.runEnvironment': null,
  runtimes: [{ kind: 'llama.cpp', backends: ['cuda', 'cpu'] }],
};

testCheck(check, {
  found: [
    {
      name: 'a compose file in a report',
      facts: {
        'container.image': 'localai/localai:latest',
        'container.runOptions': { entries: { gpus: '1', 'gpu-capabilities': 'gpu,utility' } },
        'container.runEnvironment': { entries: {} },
      },
      is: 'present',
    },
    { name: 'a compose file with [gpu, utility]', facts: inside, is: 'present', cites: 'https://github.com/mudler/LocalAI/issues/11973' },
    {
      name: 'a docker run line in a report',
      facts: {
        'platform.container': null,
        'container.image': 'vllm/vllm-openai',
        'container.runOptions': { entries: { gpus: 'all' } },
        'container.runEnvironment': { entries: { NVIDIA_DRIVER_CAPABILITIES: 'graphics,utility' } },
      },
      is: 'present',
    },
  ],
  clear: [
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
  unknown: [{ name: 'the mount table could not be read', facts: { ...inside, 'container.driverMounts': { gap: 'denied' } } }],
});
