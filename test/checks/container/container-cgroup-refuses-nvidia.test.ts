import check from '../../../checks/container/container-cgroup-refuses-nvidia.ts';
import { testCheck } from '../../helpers/test-check.ts';

const inside = { 'platform.system': 'native', 'container.nodesBarred': ['/dev/nvidiactl', '/dev/nvidia0'] };

testCheck(check, {
  found: [
    { name: 'EPERM inside the container', facts: inside, is: 'present' },
    {
      name: 'with NVML’s words after the event',
      facts: inside,
      log: ['# Failed to initialize NVML: Unknown Error after "systemctl daemon-reload"'],
      is: 'confirmed',
    },
    {
      name: 'a report that tells the event',
      facts: inside,
      log: ['On a GPU worker node, `systemctl daemon-reload` makes every running GPU container lose its GPU devices.'],
      is: 'present',
      cites: 'https://github.com/NVIDIA/nvidia-container-toolkit/issues/1227',
    },
  ],
  clear: [
    { name: 'the nodes open', facts: { ...inside, 'container.nodesBarred': [] }, log: ['Failed to initialize NVML: Unknown Error'] },
    { name: 'AMD’s nodes are barred, another story', facts: { ...inside, 'container.nodesBarred': ['/dev/kfd'] } },
    { name: 'on the host', facts: { ...inside, 'container.nodesBarred': null } },
  ],
  unknown: [
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
