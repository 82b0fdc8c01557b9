import check from '../../../checks/hardware/nvidia-gpu-fallen-off-bus.ts';
import { testCheck } from '../../helpers/test-check.ts';

testCheck(check, {
  found: [
    {
      name: 'Xid 79',
      is: 'confirmed',
      log: ['kernel: NVRM: Xid (PCI:0000:2b:00): 79, GPU has fallen off the bus.'],
      cites: 'https://github.com/NVIDIA/open-gpu-kernel-modules/issues/1151',
    },
    {
      name: 'nvidia-smi says lost',
      is: 'present',
      facts: { 'nvidia.xids': { gap: 'unsupported' }, 'nvidia.smiError': 'Unable to determine the device handle for GPU 0000:01:00.0: GPU is lost.' },
    },
    {
      name: 'a report in prose',
      is: 'suspected',
      facts: { gpus: { incomplete: [{ vendor: 'nvidia' }] } },
      log: ['My GPU has fallen off the bus twice this week.'],
    },
    {
      name: 'nvidia-smi cannot reach it',
      is: 'present',
      facts: { 'nvidia.smiError': 'Unable to determine the device handle for GPU0000:65:00.0: Unknown Error' },
      cites: 'https://github.com/NVIDIA/open-gpu-kernel-modules/issues/387',
    },
  ],
  clear: [{ name: 'no such code, and nvidia-smi answers', facts: { 'nvidia.xids': ['43'], 'nvidia.smiError': null } }],
  unknown: [
    { name: 'a list of alerts', log: ['- `NvidiaGpuXidCritical` (Xid 79) and `NvidiaGpuXidWarning` (Xid 94)'] },
    {
      name: 'what did not happen, and a fix',
      facts: { gpus: { incomplete: [{ vendor: 'nvidia' }] } },
      log: ['I never got an Xid 79', 'the card is fine, without a Xid 79', 'the release notes say: fixed an Xid 79'],
    },
    { name: 'the log was not read', facts: { 'nvidia.xids': { gap: 'unsupported' }, 'nvidia.smiError': null } },
    { name: 'the sibling: a fault of a program', log: ['NVRM: Xid (PCI:0000:01:00): 31, pid=4711, name=python3, MMU Fault'] },
  ],
});
