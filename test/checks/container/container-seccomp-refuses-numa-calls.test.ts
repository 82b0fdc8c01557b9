import check from '../../../checks/container/container-seccomp-refuses-numa-calls.ts';
import { testCheck } from '../../helpers/test-check.ts';

const inside = {
  'platform.container': 'docker',
  'container.seccomp': 'filter',
  'container.capabilities': ['CAP_CHOWN', 'CAP_MKNOD'],
  'cpu.numaNodes': 2,
  'container.nodes': [],
  runtimes: [{ kind: 'vllm' }],
  torch: [{ variant: 'cpu' }],
};

testCheck(check, {
  found: [
    { name: 'two nodes, Docker’s default', facts: inside, is: 'exposed' },
    {
      name: 'the refusal in the log',
      facts: inside,
      log: ['get_mempolicy: Operation not permitted'],
      is: 'suspected',
      cites: 'https://github.com/vllm-project/vllm/issues/24016',
    },
  ],
  clear: [
    { name: 'with the capability', facts: { ...inside, 'container.capabilities': ['CAP_CHOWN', 'CAP_SYS_NICE'] } },
    { name: 'one node, nothing to bind', facts: { ...inside, 'cpu.numaNodes': 1 }, log: ['get_mempolicy: Operation not permitted'] },
    { name: 'a client in vLLM’s CUDA image, without a GPU', facts: { ...inside, torch: [{ variant: 'cu128' }] } },
    { name: 'Podman', facts: { ...inside, 'platform.container': 'podman' } },
    { name: 'a GPU', facts: { ...inside, 'container.nodes': ['/dev/nvidia0', '/dev/nvidiactl'] } },
  ],
  unknown: [{ name: 'capabilities could not be read', facts: { ...inside, 'container.capabilities': { gap: 'denied' } } }],
});
