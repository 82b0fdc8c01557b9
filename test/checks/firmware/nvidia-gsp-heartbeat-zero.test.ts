import check from '../../../checks/firmware/nvidia-gsp-heartbeat-zero.ts';
import { testCheck } from '../../helpers/test-check.ts';

const line =
  '[37803.140477] NVRM: _kgspIsHeartbeatTimedOut: Heartbeat timed out, currentTimeMs 3856513292 heartbeat 0 heartbeatWithOffsetMs 0 diff 3856513292 timeout 5200';

testCheck(check, {
  found: [
    {
      name: 'after suspend',
      is: 'confirmed',
      facts: { 'logs.gpuFaults': { entries: { 'nvidia-heartbeat-zero': line } } },
      log: [line],
      cites: 'https://github.com/NVIDIA/open-gpu-kernel-modules/issues/1125',
    },
  ],
  clear: [{ name: 'nothing of it in the log', facts: { 'logs.gpuFaults': { entries: {} } } }],
  unknown: [
    {
      name: 'a heartbeat that stopped under load',
      facts: {},
      log: [
        'NVRM: _kgspIsHeartbeatTimedOut: Heartbeat timed out, currentTimeMs 3175895033 heartbeat 19834604 heartbeatWithOffsetMs 3175815351 diff 79682 timeout 5200',
      ],
    },
  ],
});
