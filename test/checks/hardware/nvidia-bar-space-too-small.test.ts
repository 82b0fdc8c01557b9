import check from '../../../checks/hardware/nvidia-bar-space-too-small.ts';
import { testCheck } from '../../helpers/test-check.ts';

const small = {
  'nvidia.flavour': 'open',
  gpus: [{ vendor: 'nvidia', generation: 'blackwell', barSize: 268435456 }],
  'nvidia.smiError': 'No devices were found',
} as const;

testCheck(check, {
  found: [
    {
      name: 'the code in the log, one report',
      is: 'suspected',
      facts: small,
      log: ['kernel: NVRM: GPU 0000:01:00.0: RmInitAdapter failed! (0x22:0x56:884)'],
      cites: 'https://github.com/NVIDIA/open-gpu-kernel-modules/issues/862',
    },
    { name: 'no devices', is: 'suspected', facts: small },
  ],
  clear: [
    { name: 'a large BAR', facts: { ...small, gpus: [{ vendor: 'nvidia', generation: 'blackwell', barSize: 34359738368 }] } },
    { name: 'nvidia-smi answers', facts: { ...small, 'nvidia.smiError': null } },
  ],
  unknown: [
    { name: 'the code alone, which the wrong module flavour prints too', log: ['NVRM: GPU 0000:01:00.0: RmInitAdapter failed! (0x22:0x56:884)'] },
    { name: 'another code of the same message', log: ['NVRM: GPU 0000:01:00.0: RmInitAdapter failed! (0x62:0x40:1941)'] },
  ],
});
