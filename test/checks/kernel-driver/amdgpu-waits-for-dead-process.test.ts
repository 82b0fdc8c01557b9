import check from '../../../checks/kernel-driver/amdgpu-waits-for-dead-process.ts';
import { testCheck } from '../../helpers/test-check.ts';

const worker = 'Workqueue: events amdgpu_tlb_fence_work [amdgpu]';
const card = { gpus: [{ driver: 'amdgpu' }], 'rocm.version': '6.4.0', 'logs.gpuFaults': { entries: { 'amdgpu-dead-entity': worker } } } as const;

testCheck(check, {
  found: [
    { name: 'a worker that hangs', is: 'suspected', facts: card, log: [worker], cites: 'https://github.com/ROCm/legacy-rocm-build/issues/5536' },
    {
      name: 'the scheduler’s words',
      is: 'suspected',
      facts: card,
      log: ['[drm:amddrm_sched_entity_push_job [amd_sched]] *ERROR* Trying to push to a killed entity'],
      cites: 'https://github.com/ollama/ollama/issues/12893',
    },
  ],
  clear: [
    {
      name: 'a desktop on a Ryzen’s graphics, and an NVIDIA card that computes',
      facts: {
        ...card,
        'rocm.version': null,
        runtimes: [{ kind: 'ollama', backends: ['cuda', 'hip', 'vulkan'] }],
        gpus: [
          { vendor: 'amd', driver: 'amdgpu', arch: 'gfx1036', integrated: true },
          { vendor: 'nvidia', driver: 'nvidia', integrated: false },
        ],
      },
    },
    { name: 'the log has none', facts: { ...card, 'logs.gpuFaults': { entries: {} } } },
    { name: 'a game that was ended', facts: { ...card, 'rocm.version': null, runtimes: [], torch: [] }, log: [worker] },
    { name: 'another driver', facts: { ...card, gpus: [{ driver: 'nvidia' }] } },
  ],
  unknown: [
    { name: 'no log', facts: { gpus: [{ driver: 'amdgpu' }] } },
    {
      name: 'the sibling: another worker',
      facts: { gpus: [{ driver: 'amdgpu' }] },
      log: ['Workqueue: events_unbound btrfs_work_helper', 'INFO: task kworker/2:4:944 blocked for more than 122 seconds.'],
    },
  ],
});
