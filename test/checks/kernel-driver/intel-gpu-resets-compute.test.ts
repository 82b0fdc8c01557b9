import check from '../../../checks/kernel-driver/intel-gpu-resets-compute.ts';
import { testCheck } from '../../helpers/test-check.ts';

const reset = 'xe 0000:03:00.0: [drm] Tile0: GT0: Engine reset: engine_class=ccs, logical_mask: 0x1, guc_id=2, state=0x3';
const b70 = { gpus: [{ vendor: 'intel', driver: 'xe' }], 'logs.gpuFaults': { entries: { 'intel-compute-reset': reset } } } as const;
const arc = { gpus: [{ vendor: 'intel', driver: 'xe' }] } as const;

testCheck(check, {
  found: [
    { name: 'Arc Pro B70', is: 'suspected', facts: b70, log: [reset], cites: 'https://github.com/ggml-org/llama.cpp/issues/24810' },
    {
      name: 'Meteor Lake on i915',
      is: 'suspected',
      facts: { ...b70, gpus: [{ vendor: 'intel', driver: 'i915' }] },
      log: ['i915 0000:00:02.0: [drm] GPU HANG: ecode 12:1:85dffffb, in llama-server [1808332]'],
      cites: 'https://github.com/ggml-org/llama.cpp/issues/16684',
    },
    { name: 'lines without their beginning', is: 'suspected', facts: arc, log: ['Timedout job: seqno=4294967244 in llama-server'] },
    {
      name: 'told in words',
      is: 'suspected',
      facts: arc,
      log: ['xe timedout job on the ccs engine, engine reset, UR_RESULT_ERROR_DEVICE_LOST'],
      cites: 'https://github.com/intel/compute-runtime/issues/944',
    },
    { name: 'the context', is: 'suspected', facts: arc, log: ['i915 0000:00:02.0: [drm] llama-cli[1187458] context reset due to GPU hang'] },
  ],
  clear: [
    { name: 'the log has none', facts: { ...b70, 'logs.gpuFaults': { entries: {} } } },
    { name: 'NVIDIA', facts: { ...b70, gpus: [{ vendor: 'nvidia', driver: 'nvidia' }] }, log: [reset] },
  ],
  unknown: [
    { name: 'no log', facts: arc },
    { name: 'a question', facts: arc, log: ['How do I raise the compute job timeout?', 'xe timed out job in Xorg while I play'] },
    {
      name: 'the sibling: a game’s job',
      facts: arc,
      log: ['xe 0000:03:00.0: [drm] GT0: Timedout job: seqno=42, lrc_seqno=1, guc_id=2, flags=0x0 in vkd3d-game.exe [1234]'],
    },
    {
      name: 'the sibling: a desktop’s hang',
      facts: arc,
      log: [
        'i915 0000:00:02.0: [drm] GPU HANG: ecode 12:1:85dffffb, in Xorg [1234]',
        'xe 0000:00:02.0: [drm] GT0: Engine reset: engine_class=rcs, logical_mask: 0x1, guc_id=0',
      ],
    },
    { name: 'a healthy log', facts: arc, log: ['xe 0000:03:00.0: [drm] Tile0: GT0: Using GuC firmware from xe/bmg_guc_70.bin version 70.58.0'] },
  ],
});
