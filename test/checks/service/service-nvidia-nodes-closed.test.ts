import check from '../../../checks/service/service-nvidia-nodes-closed.ts';
import { testCheck } from '../../helpers/test-check.ts';

const facts = { 'platform.container': null, gpus: [{ driver: 'nvidia' }], services: [{ kind: 'system', opensNvidia: false, activeState: 'failed' }] } as const;

testCheck(check, {
  found: [{ is: 'present', name: 'nodes of the group video', facts, cites: 'https://github.com/openSUSE/nvidia-driver-G06/issues/52' }],
  clear: [
    { name: 'nodes for everybody', facts: { ...facts, services: [{ kind: 'system', opensNvidia: true, activeState: 'active' }] } },
    { name: 'the GPU is not NVIDIA’s driver’s', facts: { ...facts, gpus: [{ driver: 'nouveau' }] } },
    { name: 'the unit is not used', facts: { ...facts, services: [{ kind: 'system', opensNvidia: false, activeState: 'inactive' }] } },
    { name: 'a user unit', facts: { ...facts, services: [{ kind: 'user', opensNvidia: false, activeState: 'failed' }] } },
    { name: 'a container', facts: { ...facts, 'platform.container': 'docker' } },
  ],
  unknown: [
    { name: 'the node was not looked at', facts: { ...facts, services: [{ kind: 'system', opensNvidia: { gap: 'denied' } }] } },
    { name: 'the message alone', log: ['Failed to initialize NVML: Insufficient Permissions'] },
  ],
});
