import check from '../../../checks/firmware/nvidia-blackwell-gsp-heartbeat-lost.ts';
import { testCheck } from '../../helpers/test-check.ts';

const line = 'NVRM: _kgspRpcRecvPoll: GSP RM heartbeat timed out';

testCheck(check, {
  found: [
    {
      name: 'heartbeat lines',
      is: 'confirmed',
      log: [line],
      cites: 'https://github.com/NVIDIA/open-gpu-kernel-modules/issues/1200',
    },
    {
      name: 'with Xid 154 alone after them',
      is: 'confirmed',
      facts: {
        'nvidia.xids': ['154'],
        'logs.gpuFaults': { entries: { 'nvidia-heartbeat-lost': line } },
        gpus: [{ vendor: 'nvidia', generation: 'blackwell' }],
      },
      log: [line],
    },
  ],
  clear: [
    {
      name: 'a GPU that slept',
      facts: { 'logs.gpuFaults': { entries: { 'nvidia-heartbeat-zero': 'Heartbeat timed out, currentTimeMs 3856513292 heartbeat 0 ' } } },
      log: ['NVRM: _kgspRpcRecvPoll: GSP RM heartbeat timed out'],
    },
    {
      name: 'an Ada card',
      facts: { 'nvidia.xids': ['8'], 'nvidia.flavour': 'open', gpus: [{ vendor: 'nvidia', generation: 'ada' }] },
      log: ['NVRM: _kgspRpcRecvPoll: GSP RM heartbeat timed out'],
    },
    {
      name: 'Xid 109 without them, which is another failure',
      facts: { 'nvidia.xids': ['109', '154'], 'logs.gpuFaults': { entries: {} }, gpus: [{ vendor: 'nvidia', generation: 'blackwell' }] },
    },
  ],
  unknown: [{ name: 'a healthy log', log: ['NVRM: loading NVIDIA UNIX Open Kernel Module for x86_64  610.57.04'] }],
});
