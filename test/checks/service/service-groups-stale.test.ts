import check from '../../../checks/service/service-groups-stale.ts';
import { testCheck } from '../../helpers/test-check.ts';

const facts = { gpus: [{ vendor: 'amd' }], services: [{ opensRenderNode: true, opensKfd: true, processOpensGpu: false }] } as const;

testCheck(check, {
  found: [{ is: 'present', name: 'added to render, not restarted', facts, cites: 'https://github.com/ROCm/FastFlowLM/issues/400' }],
  clear: [
    { name: 'restarted', facts: { ...facts, services: [{ opensRenderNode: true, opensKfd: true, processOpensGpu: true }] } },
    {
      name: 'the account itself lacks the group: another cause',
      facts: { ...facts, services: [{ opensRenderNode: false, opensKfd: false, processOpensGpu: false }] },
    },
    { name: 'nothing runs', facts: { ...facts, services: [{ opensRenderNode: true, opensKfd: true, processOpensGpu: null }] } },
  ],
  unknown: [{ name: 'the process is hidden', facts: { ...facts, services: [{ opensRenderNode: true, opensKfd: true, processOpensGpu: { gap: 'denied' } }] } }],
});
