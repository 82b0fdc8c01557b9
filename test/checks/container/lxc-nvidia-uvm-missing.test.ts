import check from '../../../checks/container/lxc-nvidia-uvm-missing.ts';
import { testCheck } from '../../helpers/test-check.ts';

const inside = {
  'platform.container': 'lxc',
  'container.mapped': true,
  'container.nodes': ['/dev/nvidia0', '/dev/nvidiactl'],
  runtimes: [{ kind: 'ollama', backends: ['cuda', 'vulkan'] }],
};

testCheck(check, {
  found: [
    { name: 'Proxmox after a reboot', facts: inside, is: 'present', cites: 'https://github.com/community-scripts/ProxmoxVE/issues/5740' },
    { name: 'vLLM, of which no back ends are known', facts: { ...inside, runtimes: { incomplete: [{ kind: 'vllm' }] } }, is: 'present' },
  ],
  clear: [
    {
      name: 'the node was passed',
      facts: { ...inside, 'container.nodes': ['/dev/nvidia-uvm', '/dev/nvidia0', '/dev/nvidiactl'] },
      log: ['cuda driver library init failure: 999'],
    },
    { name: 'a monitor in which nothing computes', facts: { ...inside, runtimes: [] } },
    { name: 'llama.cpp by Vulkan', facts: { ...inside, runtimes: [{ kind: 'llama.cpp', backends: ['vulkan'] }] } },
    { name: 'no NVIDIA node at all', facts: { ...inside, 'container.nodes': ['/dev/dri/renderD128'] } },
    { name: 'a privileged container, where CUDA makes the node', facts: { ...inside, 'container.mapped': false } },
  ],
  unknown: [{ name: 'the nodes could not be listed', facts: { ...inside, 'container.nodes': { gap: 'denied' } } }],
});
