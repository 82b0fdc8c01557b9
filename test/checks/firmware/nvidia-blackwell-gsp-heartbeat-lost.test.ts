import check from '../../../checks/firmware/nvidia-blackwell-gsp-heartbeat-lost.ts';
import { testCheck } from '../../helpers/test-check.ts';

testCheck(check, {
  found: [
    {
      name: 'heartbeat lines',
      is: 'confirmed',
      log: ['NVRM: _kgspRpcRecvPoll: GSP RM heartbeat timed out'],
      cites: 'https://github.com/NVIDIA/open-gpu-kernel-modules/issues/1200',
    },
    {
      name: 'the codes on a Blackwell card',
      is: 'exposed',
      facts: {
        'nvidia.xids': ['8', '154'],
        'nvidia.flavour': 'open',
        'logs.gpuFaults': { entries: {} },
        gpus: [{ vendor: 'nvidia', generation: 'blackwell' }],
      },
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
    { name: 'a card that fell off the bus', facts: { 'nvidia.xids': ['79', '154'], gpus: [{ vendor: 'nvidia', generation: 'blackwell' }] } },
    { name: 'no codes', facts: { 'nvidia.xids': [], gpus: [{ vendor: 'nvidia', generation: 'blackwell' }] } },
  ],
  unknown: [{ name: 'a healthy log', log: ['NVRM: loading NVIDIA UNIX Open Kernel Module for x86_64  610.57.04'] }],
});
