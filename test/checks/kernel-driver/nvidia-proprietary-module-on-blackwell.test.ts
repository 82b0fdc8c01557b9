import check from '../../../checks/kernel-driver/nvidia-proprietary-module-on-blackwell.ts';
import { testCheck } from '../../helpers/test-check.ts';

const closed = { 'nvidia.flavour': 'proprietary', gpus: [{ vendor: 'nvidia', generation: 'blackwell' }] } as const;

testCheck(check, {
  found: [
    {
      name: 'no devices',
      is: 'confirmed',
      facts: { ...closed, 'nvidia.smiError': 'No devices were found' },
      cites: 'https://github.com/getsolus/packages/issues/5575',
    },
    { name: 'another failure of nvidia-smi', is: 'exposed', facts: { ...closed, 'nvidia.smiError': 'Failed to initialize NVML: Unknown Error' } },
    {
      name: 'the module says so',
      is: 'confirmed',
      log: ['NVRM: installed in this system requires use of the NVIDIA open kernel modules.'],
      cites: 'https://github.com/getsolus/packages/issues/5575',
    },
  ],
  clear: [
    { name: 'the open module', facts: { ...closed, 'nvidia.flavour': 'open', 'nvidia.smiError': 'No devices were found' } },
    { name: 'nvidia-smi answers', facts: { ...closed, 'nvidia.smiError': null } },
    { name: 'an Ada card', facts: { ...closed, gpus: [{ vendor: 'nvidia', generation: 'ada' }] } },
  ],
  unknown: [
    { name: 'nvidia-smi was not asked', facts: { ...closed, 'nvidia.smiError': { gap: 'suspended' } } },
    { name: 'documentation', log: ['A Blackwell GPU requires use of the NVIDIA open kernel modules.'] },
    {
      name: 'a Blackwell card, and nobody tells which module it has',
      facts: { gpus: closed.gpus, 'nvidia.smiError': 'No devices were found' },
      log: ['NVRM: GPU 0000:01:00.0: RmInitAdapter failed! (0x62:0x40:2168)'],
    },
    { name: 'its words alone', log: ['No devices were found'] },
  ],
});
