import check from '../../../checks/container/container-nvidia-nodes-missing.ts';
import { testCheck } from '../../helpers/test-check.ts';

const inside = {
  'platform.system': 'native',
  'platform.container': 'docker',
  'container.visibleDevices': 'all',
  'nvidia.moduleVersion': '580.95.05',
  'container.nodes': [],
  runtimes: [{ kind: 'vllm', backends: [] }],
};

testCheck(check, {
  found: [
    { name: 'a CUDA image without --gpus', facts: inside, is: 'exposed' },
    { name: 'and CUDA says so', facts: inside, log: ['RuntimeError: No CUDA GPUs are available'], is: 'suspected' },
  ],
  clear: [
    { name: 'a web page built on a CUDA image', facts: { ...inside, runtimes: [] } },
    { name: 'the nodes are there', facts: { ...inside, 'container.nodes': ['/dev/nvidia0', '/dev/nvidiactl', '/dev/nvidia-uvm'] } },
    { name: 'an image that asks for none', facts: { ...inside, 'container.visibleDevices': null } },
    { name: 'served by CDI', facts: { ...inside, 'container.visibleDevices': 'void' } },
    { name: 'a host without the driver', facts: { ...inside, 'nvidia.moduleVersion': null } },
    { name: 'under WSL2 there are no such nodes', facts: { ...inside, 'platform.system': 'wsl2' } },
  ],
  unknown: [{ name: 'the nodes could not be listed', facts: { ...inside, 'container.nodes': { gap: 'denied' } } }],
});
