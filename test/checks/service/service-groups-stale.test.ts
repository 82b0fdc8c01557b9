import check from '../../../checks/service/service-groups-stale.ts';
import { testCheck } from '../../helpers/test-check.ts';

const facts = {
  gpus: [{ vendor: 'amd', integrated: false, arch: 'gfx1100' }],
  'platform.container': null,
  runtimes: [{ kind: 'ollama' }],
  'ollama.compute': ['cpu'],
  'ollama.version': '0.32.15',
  services: [{ kind: 'system', opensRenderNode: true, opensKfd: true, processOpensGpu: false }],
} as const;

testCheck(check, {
  found: [
    { is: 'suspected', name: 'the journal is closed to us', facts: { ...facts, 'ollama.compute': { gap: 'denied' } } },
    { is: 'confirmed', name: 'added to render, not restarted', facts, cites: 'https://github.com/ROCm/FastFlowLM/issues/400' },
  ],
  clear: [
    { name: 'an access list opens the nodes', facts: { ...facts, 'ollama.compute': ['rocm'] } },
    {
      name: 'an NVIDIA card does the work',
      facts: {
        ...facts,
        gpus: [
          { vendor: 'amd', integrated: true, arch: 'gfx1103' },
          { vendor: 'nvidia', integrated: false, arch: '8.9' },
        ],
      },
    },
    {
      name: 'a user unit, to which the seat opens the nodes',
      facts: { ...facts, services: [{ kind: 'user', opensRenderNode: true, opensKfd: true, processOpensGpu: false }] },
    },
    { name: 'the NVIDIA card beside it does the work', facts: { ...facts, 'ollama.compute': ['cuda'] } },
    { name: 'restarted', facts: { ...facts, services: [{ kind: 'system', opensRenderNode: true, opensKfd: true, processOpensGpu: true }] } },
    {
      name: 'the account itself lacks the group: another cause',
      facts: { ...facts, services: [{ kind: 'system', opensRenderNode: false, opensKfd: false, processOpensGpu: false }] },
    },
    { name: 'nothing runs', facts: { ...facts, services: [{ kind: 'system', opensRenderNode: true, opensKfd: true, processOpensGpu: null }] } },
  ],
  unknown: [
    {
      name: 'the process is hidden',
      facts: { ...facts, services: [{ kind: 'system', opensRenderNode: true, opensKfd: true, processOpensGpu: { gap: 'denied' } }] },
    },
  ],
});
