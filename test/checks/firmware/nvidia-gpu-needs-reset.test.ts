import check from '../../../checks/firmware/nvidia-gpu-needs-reset.ts';
import { testCheck } from '../../helpers/test-check.ts';

const line = 'NVRM: kgspWaitForGfwBootOk_TU102: failed to wait for GFW boot complete: 0x65 VBIOS version 94.02.59.00.05';
const stuck = { 'logs.gpuFaults': { entries: { 'nvidia-needs-reset': line } }, 'nvidia.smiError': 'No devices were found' } as const;

testCheck(check, {
  found: [
    { name: 'the kernel log', is: 'confirmed', facts: stuck, log: [line], cites: 'https://github.com/NVIDIA/open-gpu-kernel-modules/issues/789' },
    {
      name: 'WPR2, and nothing else told',
      is: 'suspected',
      facts: {
        'logs.gpuFaults': { entries: { 'nvidia-needs-reset': 'NVRM: GPU0 _kgspBootGspRm: unexpected WPR2 already up, cannot proceed with booting GSP' } },
      },
      log: ['[   81.967331] NVRM: GPU0 _kgspBootGspRm: unexpected WPR2 already up, cannot proceed with booting GSP'],
      cites: 'https://github.com/NVIDIA/open-gpu-kernel-modules/issues/1104',
    },
  ],
  clear: [
    { name: 'nvidia-smi answers', facts: { ...stuck, 'nvidia.smiError': null } },
    { name: 'nothing of it in the log', facts: { ...stuck, 'logs.gpuFaults': { entries: {} } } },
  ],
  unknown: [
    {
      name: 'firmware that is missing',
      facts: { 'nvidia.smiError': 'No devices were found' },
      log: [
        'NVRM: RmInitAdapter: Cannot initialize GSP firmware RM',
        'nvidia 0000:01:00.0: Direct firmware load for nvidia/550.76/gsp_ga10x.bin failed with error -2',
      ],
    },
    { name: 'the log cannot be read', facts: { ...stuck, 'logs.gpuFaults': { gap: 'denied' } } },
  ],
});
