import check from '../../../checks/container/container-cgroup-refuses-nvidia.ts';
import { testCheck } from '../../helpers/test-check.ts';

const inside = {
  'platform.system': 'native',
  'platform.container': 'docker',
  gpus: [{ vendor: 'nvidia' }],
  'container.nodesBarred': ['/dev/nvidiactl', '/dev/nvidia0'],
  runtimes: [{ kind: 'ollama', backends: ['cuda', 'vulkan'] }],
};
const report = { 'platform.container': 'docker', gpus: { incomplete: [{ vendor: 'nvidia' }] }, runtimes: { incomplete: [{ kind: 'ollama' }] } };

testCheck(check, {
  found: [
    { name: 'EPERM inside the container', facts: inside, is: 'present' },
    {
      name: 'with NVML’s words after the event, as people put it: no proof of itself',
      facts: inside,
      log: ['# Failed to initialize NVML: Unknown Error after "systemctl daemon-reload"'],
      is: 'present',
    },
    {
      name: 'a report that tells the event',
      facts: inside,
      log: ['On a GPU worker node, `systemctl daemon-reload` makes every running GPU container lose its GPU devices.'],
      is: 'present',
      cites: 'https://github.com/NVIDIA/nvidia-container-toolkit/issues/1227',
    },
    {
      name: 'a container that has the GPU until it has rested',
      facts: report,
      log: ['When my ollama container was idle for some time it does not get the GPU going any more.'],
      is: 'suspected',
      cites: 'https://github.com/ollama/ollama/issues/8962',
    },
    {
      name: 'a restart of the container that helps',
      facts: report,
      log: ['Restarting the Docker container resolves the issue, and the GPU is allocated again.'],
      is: 'suspected',
      cites: 'https://github.com/ollama/ollama/issues/3930',
    },
    {
      name: 'error 800 of an earlier Ollama',
      facts: report,
      log: ['level=INFO source=gpu.go:197 msg="error looking up nvidia GPU memory" error="nvcuda failed to get primary device context 800"'],
      is: 'suspected',
      cites: 'https://github.com/ollama/ollama/issues/4604',
    },
    {
      name: 'error 800 in Ollama’s log',
      facts: report,
      log: [
        'cuda driver library failed to get device context 800time=2024-09-24T00:41:06.577Z level=WARN source=gpu.go:400 msg="error looking up nvidia GPU memory"',
      ],
      is: 'suspected',
      cites: 'https://github.com/ollama/ollama/issues/6928',
    },
  ],
  clear: [
    { name: 'the nodes open', facts: { ...inside, 'container.nodesBarred': [] }, log: ['Failed to initialize NVML: Unknown Error'] },
    { name: 'all of /dev is mounted, and one GPU is its own', facts: { ...inside, 'container.nodesBarred': ['/dev/nvidia1'] } },
    {
      name: 'all of /dev is mounted, and Ollama’s ROCm image computes on the Radeon beside',
      facts: { ...inside, runtimes: [{ kind: 'ollama', backends: ['hip', 'cpu'] }] },
    },
    { name: 'all of /dev is mounted, and llama.cpp is built for the processor', facts: { ...inside, runtimes: [{ kind: 'llama.cpp', backends: ['cpu'] }] } },
    { name: 'a monitor of disks that sees all of /dev', facts: { ...inside, runtimes: [] } },
    { name: 'AMD’s nodes are barred, another story', facts: { ...inside, 'container.nodesBarred': ['/dev/kfd'] } },
    { name: 'on the host', facts: { ...inside, 'container.nodesBarred': null } },
  ],
  unknown: [
    { name: 'the sibling: a suspend', facts: report, log: ['After suspend and resume of the host the container loses the GPU and runs on the CPU.'] },
    { name: 'the event named as what it is not', log: ['this is not “Failed to initialize NVML: Unknown Error” after systemctl daemon-reload'] },
    {
      name: 'other words about containers, restarts and idle GPUs',
      facts: report,
      log: [
        'The container starts and uses the GPU.',
        'I restarted the container with --gpus all and it still runs on the CPU.',
        'After some time the model is unloaded and the GPU is idle.',
      ],
    },
    { name: 'NVML’s words outside of a container', facts: { gpus: { incomplete: [{ vendor: 'nvidia' }] } }, log: ['Failed to initialize NVML: Unknown Error'] },
    { name: 'the error alone', facts: { 'platform.system': 'native' }, log: ['Failed to initialize NVML: Unknown Error'] },
    {
      name: 'NVIDIA’s notice, quoted in a report of something else',
      log: ['Related? `systemctl daemon-reload` causes containers to lose access to GPUs'],
    },
    {
      name: 'a reload that changed nothing',
      facts: { 'platform.system': 'native' },
      log: ['Failed to initialize NVML: Unknown Error', 'running sudo systemctl daemon-reload does not trigger it'],
    },
  ],
});
